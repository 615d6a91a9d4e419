/**
 * The watch channels and their callbacks.
 *
 * <p>Zoho documents neither retries nor order. The sandbox takes the unpleasant reading: a callback
 * is sent once, in no promised order, unsigned, and its loss is nobody's problem but the
 * receiver's.
 */
package zohosandbox.notifications;
