/** JSON, errors in Zoho's words, and the filters every call passes. */
package zohosandbox.wire;
