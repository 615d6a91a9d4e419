package partnerportal.crm;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A deal as the CRM has it.
 *
 * @param id the CRM's own, digits kept as text
 * @param portalLeadId our key of the lead it was made of, where the conversion carried it over; or
 *     null
 * @param partnerCrmId the partner's record, where the conversion carried it over; or null
 * @param stage the CRM's word; null when nothing was chosen
 * @param outcome {@code OPEN}, {@code WON} or {@code LOST}, by what the CRM forecasts for the
 *     stage; null for a stage the CRM does not describe
 * @param amount null when the CRM has none
 * @param currency ISO 4217; null when neither deal nor organisation names one
 * @param probability in percent; null when the CRM has none
 * @param createdAt null when the CRM did not say
 * @param modifiedBy name of the person behind the last change; null when the CRM did not say or it
 *     was ourselves
 */
public record CrmDeal(
    String id,
    UUID portalLeadId,
    String partnerCrmId,
    String name,
    String stage,
    String outcome,
    BigDecimal amount,
    String currency,
    Integer probability,
    LocalDate closingDate,
    Instant createdAt,
    Instant modifiedAt,
    String modifiedBy) {}
