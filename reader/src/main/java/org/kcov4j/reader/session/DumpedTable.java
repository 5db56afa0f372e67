package org.kcov4j.reader.session;

import java.util.ArrayList;
import java.util.List;

/** The block table of one session of a dump file: its loaders, and which classes they loaded. */
final class DumpedTable {
  /**
   * A class as loaded.
   *
   * @param loader its number in the session
   * @param number of the class in the dump file
   */
  record Loaded(int loader, int number) {}

  final List<LoaderInfo> loaders = new ArrayList<>();
  final List<Loaded> classes = new ArrayList<>();

  void add(LoaderInfo loader) {
    loaders.add(loader);
  }

  void add(int loader, int classNumber) {
    classes.add(new Loaded(loader, classNumber));
  }
}
