/**
 * National budgets, read as a declaration says: what differs between treasuries is data, and the
 * code knows no country.
 */
package org.allyspend.ingest.budget;
