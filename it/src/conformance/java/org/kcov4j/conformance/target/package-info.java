/** What the programs trace: small methods whose blocks are plain to see. Calls nothing but the API. */
package org.kcov4j.conformance.target;
