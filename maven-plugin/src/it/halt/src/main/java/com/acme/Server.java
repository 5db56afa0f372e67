package com.acme;

import java.io.IOException;

public class Server {
  public static void halt() {
    Runtime.getRuntime().halt(3);
    System.out.println("not reached");
  }

  public static void kill() throws IOException, InterruptedException {
    String pid = String.valueOf(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-9", pid).start().waitFor();
    Thread.sleep(60_000);
    System.out.println("not reached");
  }

  public static void end() {
    System.out.println("at the end");
  }
}
