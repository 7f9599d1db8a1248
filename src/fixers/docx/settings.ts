import { linkedPart, relationships } from '../../codecs/office-package.ts';
import { parseXml } from '../../codecs/xml.ts';
import type { Located } from '../../readers/located-docx.ts';

/** Settings of a document that bear on its editing. */
export interface Settings {
  /** Changes are to be tracked. */
  readonly tracked: boolean;
  /** Nobody may change the text without lifting a protection first. */
  readonly locked: boolean;
}

/** Reads the settings of a document; one without any is free to edit. */
export function readSettings({ archive, main }: Pick<Located, 'archive' | 'main'>): Settings {
  const settings = linkedPart(archive, relationships(archive, main.part), 'settings');
  let [tracked, locked] = [false, false];
  if (settings) {
    parseXml(settings.bytes, settings.part, {
      open(name, { val, edit = 'none', enforcement }) {
        if (name === 'trackRevisions') tracked ||= isOn(val ?? '1');
        if (name !== 'documentProtection' || !isOn(enforcement)) return;
        if (edit === 'trackedChanges') tracked = true;
        else if (edit !== 'none') locked = true;
      },
    });
  }
  return { tracked, locked };
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
