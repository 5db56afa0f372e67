// Skipped where no JDK 8 was named, as -Djdks=DIR.
return org.kcov4j.maven.it.Jdks.find(jdks, 8) != null
