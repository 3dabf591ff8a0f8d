/** SIPRI's Military Expenditure Database. */
package org.allyspend.ingest.sipri;
