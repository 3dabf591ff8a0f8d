/** The European Defence Agency's defence data. */
package org.allyspend.ingest.eda;
