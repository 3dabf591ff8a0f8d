/** The one-page summary for people who do not open Excel, and the same for programs. */
package org.allyspend.report.page;
