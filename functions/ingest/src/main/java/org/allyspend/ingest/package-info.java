/** Sources: bytes of a publication in, observations in the store out. */
package org.allyspend.ingest;
