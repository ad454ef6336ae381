import { describe, expect, test } from 'vitest';
import { dpiTyped } from '#core/printFormat';

describe('the dots an inch of a form', () => {
  test('are proposed by the format, and follow it until somebody chooses others', () => {
    expect(dpiTyped({}, 'pdf')).toBe('300');
    expect(dpiTyped({}, 'zpl')).toBe('203');
    expect(dpiTyped({ dpi: '300', dpiFor: '300' }, 'tspl')).toBe('203');
    expect(dpiTyped({ dpi: '203', dpiFor: '203' }, 'pdf')).toBe('300');
    expect(dpiTyped({ dpi: '300', dpiFor: '203' }, 'zpl')).toBe('300');
    expect(dpiTyped({ dpi: '600', dpiFor: '300' }, 'zpl')).toBe('600');
  });

  test('of an address that proposes none stay what they are', () => {
    expect(dpiTyped({ dpi: '300' }, 'zpl')).toBe('300');
  });
});
