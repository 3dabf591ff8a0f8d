/** The front desk: who asks for a run, how far it is, and what came of it. */
package org.allyspend.api;
