import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { connect, params, refusal, sdk } from './support/crm.mjs';

before(connect);

async function fields(module) {
  const response = await new sdk.Fields.FieldsOperations().getFields(
    await params([sdk.Fields.GetFieldsParam.MODULE, module]),
  );
  assert.equal(response.getStatusCode(), 200);
  return new Map(
    response
      .getObject()
      .getFields()
      .map((field) => [field.getAPIName(), field]),
  );
}

test('lists Zoho’s modules and ours', async () => {
  const response = await new sdk.Modules.ModulesOperations().getModules();

  const modules = new Map(
    response
      .getObject()
      .getModules()
      .map((module) => [module.getAPIName(), module]),
  );
  for (const name of ['Leads', 'Contacts', 'Accounts', 'Deals']) {
    assert.equal(modules.get(name).getGeneratedType().getValue(), 'default', name);
  }
  assert.equal(modules.get('Partners').getGeneratedType().getValue(), 'custom');
  assert.equal(modules.get('Partners').getAPISupported(), true);
});

test('shows one module by name', async () => {
  const response = await new sdk.Modules.ModulesOperations().getModuleByAPIName('Partners');

  const [module] = response.getObject().getModules();
  assert.equal(module.getPluralLabel(), 'Partners');
  assert.ok(module.getId() > 0n);
});

test('fields say what they hold', async () => {
  const leads = await fields('Leads');

  assert.equal(leads.get('Last_Name').getSystemMandatory(), true);
  assert.equal(leads.get('Email').getDataType(), 'email');
  assert.equal(leads.get('Partner').getDataType(), 'lookup');
  assert.equal(leads.get('Partner').getLookup().getModule().getAPIName(), 'Partners');
  assert.ok(
    leads
      .get('Lead_Status')
      .getPickListValues()
      .some((value) => value.getActualValue() === 'Contacted'),
  );
});

test('nobody may set who made a record', async () => {
  const may = (await fields('Portal_Sessions')).get('Created_By').getOperationType();

  assert.deepEqual(
    [may.getWebCreate(), may.getWebUpdate(), may.getAPICreate(), may.getAPIUpdate()],
    [false, false, false, false],
  );
});

test('a layout has sections with the fields', async () => {
  const response = await new sdk.Layouts.LayoutsOperations().getLayouts(
    await params([sdk.Layouts.GetLayoutsParam.MODULE, 'Leads']),
  );

  const [layout] = response.getObject().getLayouts();
  const names = layout
    .getSections()
    .flatMap((section) => section.getFields())
    .map((field) => field.getAPIName());
  assert.ok(names.includes('Last_Name'));
});

test('fields of no module are refused', async () => {
  const response = await new sdk.Fields.FieldsOperations().getFields();

  assert.equal(response.getStatusCode(), 400);
  assert.equal(refusal(response).code, 'REQUIRED_PARAM_MISSING');
});
