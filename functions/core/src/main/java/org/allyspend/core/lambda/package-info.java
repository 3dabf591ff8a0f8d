/** What every function shares: JSON in, JSON out, one client of each kind. */
package org.allyspend.core.lambda;
