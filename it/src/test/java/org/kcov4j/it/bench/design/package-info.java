/**
 * JMH benchmarks of the recorder's designs, those that were rejected included: each is one screen
 * of code that shows a single choice. They share nothing with the recorder but the access to raw
 * memory.
 */
package org.kcov4j.it.bench.design;
