package org.kcov4j.it.coexist.programs;

import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;

/**
 * Runs main classes of an OSGi bundle, which sees no class of the boot loader but {@code java.*}.
 */
public final class OsgiMains {
  private OsgiMains() {}

  /**
   * @param args the framework's storage, the bundle's URL, then names of main classes
   */
  public static void main(String[] args) throws Exception {
    Framework framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    "org.osgi.framework.storage", args[0],
                    "org.osgi.framework.bootdelegation", "",
                    "felix.log.level", "0"));
    framework.start();
    Bundle bundle = framework.getBundleContext().installBundle(args[1]);
    for (int i = 2; i < args.length; i++) {
      bundle
          .loadClass(args[i])
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    }
    framework.stop();
    framework.waitForStop(0);
  }
}
