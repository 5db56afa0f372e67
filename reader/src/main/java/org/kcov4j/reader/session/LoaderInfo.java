package org.kcov4j.reader.session;

/**
 * A class loader.
 *
 * @param number in the block table
 * @param className of the loader, empty for the boot loader
 * @param name the loader's own, or empty
 */
public record LoaderInfo(int number, String className, String name) {
  static LoaderInfo decode(Payload in) throws SessionFormatException {
    LoaderInfo loader = new LoaderInfo(in.u4(), in.utf(), in.utf());
    in.end();
    return loader;
  }
}
