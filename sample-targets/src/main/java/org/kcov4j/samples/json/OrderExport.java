package org.kcov4j.samples.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;

/** {@code orders.json} as records. */
record OrderExport(Date exportedAt, List<Order> orders) {

  enum Status {
    NEW,
    PAID,
    SHIPPED,
    RETURNED
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Order(
      String id,
      Date placedAt,
      Status status,
      Customer customer,
      List<Line> lines,
      Double discount,
      List<String> notes,
      long weightGrams) {}

  record Customer(String id, String name, Address address, boolean vip) {}

  record Address(String street, String city, @JsonProperty("country") String countryCode) {}

  record Line(String sku, String title, int quantity, BigDecimal unitPrice) {}
}
