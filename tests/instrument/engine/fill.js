// Open a form as Enketo does, and send it: window.open_form(xform) shows it on the page, window.send() is the button at its foot.
import { Form } from 'enketo-core';
import { transform } from 'enketo-transformer/web';

let form;

window.open_form = async (xform) => {
  form?.resetView();
  const shown = await transform({ xform });
  document.body.innerHTML = shown.form;
  form = new Form(document.querySelector('form.or'), { modelStr: shown.model }, {});
  return form.init();
};

window.send = async () => {
  await form.validate();
  const faults = [...document.querySelectorAll('.invalid-constraint, .invalid-required')].map((question) => {
    const kind = question.classList.contains('invalid-constraint') ? 'constraint' : 'required';
    const name = question.querySelector('[name]').name.split('/').pop();
    return [name, kind, question.querySelector(`.or-${kind}-msg.active`).textContent];
  });
  return { faults, sent: form.getDataStr() };
};
