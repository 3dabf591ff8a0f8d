/** NATO's tables of defence expenditure. */
package org.allyspend.ingest.nato;
