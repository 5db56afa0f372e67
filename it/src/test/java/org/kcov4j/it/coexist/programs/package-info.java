/** Programs that need libraries; they run in JVMs of their own. */
package org.kcov4j.it.coexist.programs;
