// Fill in a form as a respondent does, and tell what the engine says of it: window.fill(form, answers by name).
import { createInstance } from '@getodk/xforms-engine';

const nodesOf = (node) => (node.currentState.children ?? []).flatMap((child) => [child, ...nodesOf(child)]);

window.fill = async (form, answers) => {
  const { root } = await createInstance(form);
  const nodes = new Map(nodesOf(root).map((node) => [node.currentState.reference.split('/').pop(), node]));
  for (const [name, answer] of Object.entries(answers)) {
    const node = nodes.get(name);
    if (node.nodeType === 'select') node.selectValue(answer);
    else node.setValue(BigInt(answer));
  }
  const faults = root.validationState.violations.map(({ reference, violation }) => [
    reference.split('/').pop(), violation.condition, violation.message?.asString ?? '',
  ]);
  const payload = await root.prepareInstancePayload();
  return { status: payload.status, faults, sent: await payload.data[0].get('xml_submission_file').text() };
};
