/** The World Bank's World Development Indicators. */
package org.allyspend.ingest.worldbank;
