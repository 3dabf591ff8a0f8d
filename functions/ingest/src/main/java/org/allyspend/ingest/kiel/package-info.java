/** The Kiel Institute's Ukraine Support Tracker, read from the CSV files behind its charts. */
package org.allyspend.ingest.kiel;
