/**
 * Everything Zoho: the only package besides {@code sync} that knows its words. {@link
 * partnerportal.crm.Zoho} has one verb per API call in our words; below it, each class has one job:
 * tokens, pace, wire, the one table from answer to action. An organisation is reached with its own
 * credentials, which leave only towards hosts an operator allowed. A browser inside the CRM proves
 * nothing; its user signs in by a record the CRM itself witnesses ({@link
 * partnerportal.crm.CrmSignIn}), or at Zoho where the CRM cannot ({@link
 * partnerportal.crm.ZohoSignIns}). What is asked of Zoho by name stands in a preset under {@code
 * mappings/}.
 *
 * <p>A call takes the way {@code ZohoCalls} (token) → {@code CrmPace} (pause, permits, breaker) →
 * {@code ZohoHttp} (time limits, short retry) → {@code CreditLedger} (entry, then the wire). What
 * comes back is judged by {@link partnerportal.crm.ZohoAnswer} and by nothing else.
 */
package partnerportal.crm;
