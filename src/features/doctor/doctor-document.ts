/** Where everything is and whether it is well, as documents. */
import * as v from 'valibot';
import { described } from '../../core/model/described.ts';
import * as is from '../../text/document-parts.ts';
import { closedDocument, type TypeOf } from '../../text/document-parts.ts';

const check = v.strictObject({
  name: is.string,
  state: v.picklist(['good', 'note', 'wrong']),
  says: is.string,
  mend: is.string,
});
/** One thing that must be right; `wrong` makes the command fail, `note` is good to know; `mend` is '' where nothing is to be done. */
export type HealthCheck = TypeOf<typeof check>;

export const doctorDocument = closedDocument(
  'axiswatch.doctor/1',
  'Every check of doctor, with what mends it.',
  { checks: v.array(check) },
);
export type DoctorJson = TypeOf<typeof doctorDocument>;

export const infoDocument = closedDocument(
  'axiswatch.info/1',
  'Where everything is, which versions run, how large it is.',
  {
    version: is.string,
    node: is.string,
    sqlite: is.string,
    platform: is.string,
    author: is.string,
    data: is.string,
    settings: is.string,
    log: is.string,
    store: is.string,
    storeBytes: described(
      v.nullable(is.naturalNumber),
      'Bytes of the store, with what is not yet written through; null where there is no file.',
    ),
    backups: described(is.naturalNumber, 'How many backups lie beside the store.'),
    newestBackup: is.stringOrNull,
    strategy: is.string,
    strategyHash: is.hash,
    strategyFile: is.stringOrNull,
    indicators: described(is.naturalNumber, 'Indicators of the strategy.'),
    readings: described(is.naturalNumber, 'Readings of these that stand.'),
    events: described(is.naturalNumber, 'Events that stand.'),
    firstReading: is.dayOrNull,
    newestReading: is.dayOrNull,
  },
);
export type InfoJson = TypeOf<typeof infoDocument>;
