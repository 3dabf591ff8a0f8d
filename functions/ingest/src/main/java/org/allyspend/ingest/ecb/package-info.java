/** The European Central Bank's euro reference rates. */
package org.allyspend.ingest.ecb;
