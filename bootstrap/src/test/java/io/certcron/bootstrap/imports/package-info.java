/** Tests of the import. */
package io.certcron.bootstrap.imports;
