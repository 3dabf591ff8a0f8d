/**
 * Fetching over HTTP, shared by all sources: bounded, retried, and only from hosts that are known.
 */
package org.allyspend.ingest.fetch;
