package org.kcov4j.it.bench.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** H2 in memory: inserts, updates, a join with groups, and a delete, in one transaction. */
public final class H2Sql implements Workload {
  private static final int ROWS = 60;

  private final Connection connection;

  public H2Sql() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:bench");
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table parcel(id int primary key, kind varchar(10), grams int)");
      statement.execute("create index by_kind on parcel(kind)");
    }
  }

  @Override
  public long operation() throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into parcel values(?, ?, ?)")) {
      for (int i = 0; i < ROWS; i++) {
        insert.setInt(1, i);
        insert.setString(2, "kind" + i % 7);
        insert.setInt(3, i * 37 % 101);
        insert.executeUpdate();
      }
    }
    long result = update("update parcel set grams = grams + 5 where mod(id, 4) = 0");
    result =
        31 * result
            + query(
                """
                select p.kind, count(*), sum(p.grams + q.grams) from parcel p
                  join parcel q on q.kind = p.kind and q.id >= p.id
                  where p.grams > 20 group by p.kind order by p.kind""");
    result = 31 * result + query("select id, kind, grams from parcel order by grams desc, id");
    result = 31 * result + update("delete from parcel");
    connection.rollback();
    return result;
  }

  private int update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private long query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      long result = 1;
      while (rows.next()) {
        for (int column = 1; column <= 3; column++) {
          result = 31 * result + rows.getString(column).hashCode();
        }
      }
      return result;
    }
  }
}
