/** The two stores: one DynamoDB table and one S3 bucket. */
package org.allyspend.core.store;
