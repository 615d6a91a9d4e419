/**
 * What every feature stands on: problems, strict JSON, paging, time, keys, settings, sealing,
 * tenancy and live hints, and the words of access ({@link partnerportal.platform.Access}, {@link
 * partnerportal.platform.Action}, {@link partnerportal.platform.Scope}, {@link
 * partnerportal.platform.CurrentUser}). It knows no feature.
 */
package partnerportal.platform;
