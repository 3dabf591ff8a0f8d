/** The workbook's sheets, one small class each. */
package org.allyspend.report.sheet;
