/** What {@code mvn -Pdemo verify -DskipTests} shows. Uses the test harness. */
package org.kcov4j.it.demo;
