package org.kcov4j.reader.cli;

/** How a task that reads PCs gets on. */
interface Progress extends AutoCloseable {
  /** Nobody watches. */
  Progress NONE =
      new Progress() {
        @Override
        public void expect(long pcs) {}

        @Override
        public void step(int pcs) {}

        @Override
        public void close() {}
      };

  /** So many PCs more will be read. */
  void expect(long pcs);

  /** So many have been. */
  void step(int pcs);

  @Override
  void close();
}
