package org.kcov4j.samples.json;

import java.io.IOException;

/** Something to do with a document. An instance is used by one thread only. */
interface JsonTask {

  /** The name of the thread that does it. */
  String name();

  /** Does it and returns a number that depends on all of the document. */
  long apply(Document document) throws IOException;
}
