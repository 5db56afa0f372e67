package org.kcov4j.samples.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigInteger;
import java.net.URI;
import java.util.Date;
import java.util.List;

/** {@code measurements.json} as beans with public fields. */
@JsonPropertyOrder({"schema", "taken", "stations"})
final class Measurements {

  public URI schema;

  @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "yyyy-MM-dd", timezone = "UTC")
  public Date taken;

  public List<Station> stations;

  @JsonPropertyOrder(alphabetic = true)
  static final class Station {
    public String station;
    public double[] position;
    public String unit;
    public float[] samples;
    public boolean[] flags;
    public Extremes extremes;
    public Object broken;
  }

  @JsonPropertyOrder(alphabetic = true)
  static final class Extremes {
    public double low;
    public double high;
    public double tiny;
    public long count;
    public BigInteger huge;
  }
}
