import type { Report } from '#core/report';
import type { StampId } from '#core/stampId';
import { NOW } from './register.ts';

/** An inspection at Thanh Mai's market; `change` is what is said otherwise. */
export function sampleReport(change: Partial<Report> = {}): Report {
  return {
    v: 1,
    id: '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab',
    at: NOW,
    shop: 'Sạp cô Tư, chợ Thanh Mai',
    place: 'Chợ Thanh Mai, dãy B',
    commune: null,
    counted: [{ what: 'Miến dong Thanh Mai 500 g', count: 12, unit: 'gói' }],
    findings: 'Tem dán ngay ngắn.\nHai gói không có tem.',
    stamps: [
      {
        stamp: '010000000001' as StampId,
        at: NOW,
        headline: 'in-force',
        asOf: NOW - 3_600_000,
        bundleVersion: 3,
      },
    ],
    products: [],
    photos: [],
    signature: null,
    bundle: { version: 3, asOf: NOW - 3_600_000 },
    app: { version: '0.1.0' },
    ...change,
  };
}
