/** Eurostat's government expenditure on defence, in the two forms in which its API answers. */
package org.allyspend.ingest.eurostat;
