/**
 * Whether everything the portal and the CRM said to each other during all system tests is as Zoho
 * documents it.
 *
 * <p>Every sandbox these tests start writes its exchanges down; when all stories are over, {@link
 * partnerportal.contract.ContractIT} reads them. {@link partnerportal.contract.OwnJudge} compares
 * with schemas we wrote from the documentation and knows every call we use; {@link
 * partnerportal.contract.ZohoJudge} compares with Zoho's OpenAPI files where {@code ZOHO_OAS_DIR}
 * names them, corrected where they contradict themselves or Zoho.
 */
package partnerportal.contract;
