/**
 * The modules and fields of the organisation. Everything else asks here what a record may hold.
 *
 * <p>Zoho's standard modules are a resource of the sandbox; our own modules and fields are the
 * manifest's, so that the sandbox accepts exactly what the portal declares.
 */
package zohosandbox.metadata;
