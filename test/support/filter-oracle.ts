import { BlockList, isIPv6 } from 'node:net';
import type { AssetValues } from '@app/assets';
import type { Filter, FilterField, FilterTree } from '@app/contracts';

type Scalar = string | number | boolean;

/** The values of an asset that a filter on a field looks at: what the SQL is checked against. */
function valuesOf(asset: AssetValues, field: FilterField): readonly (Scalar | null)[] {
  const services = asset.additional_services;
  switch (field) {
    case 'tags':
      return asset.tags;
    case 'hostname':
      return [asset.hostname, asset.hostname?.split('.')[0] ?? null];
    case 'additional_services':
      return services.map(({ service_type }) => service_type);
    case 'service':
      return [asset.service_type, asset.database_type, ...services.map(({ service_type }) => service_type)];
    case 'any_port':
      return [asset.port, ...services.map(({ port }) => port)];
    case 'site':
      return [asset.data_center, asset.physical_address];
    case 'os':
      return [asset.os_version];
    default:
      return [asset[field]];
  }
}

function isWithin(address: string, range: string): boolean {
  const [network = '', bits] = range.split('/');
  const family = isIPv6(network) ? 'ipv6' : 'ipv4';
  const ranges = new BlockList();
  ranges.addSubnet(network, Number(bits), family);
  return ranges.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function compares(held: Scalar, operator: Filter['operator'], wanted: Scalar): boolean {
  const [left, right] = [String(held).toLowerCase(), String(wanted).toLowerCase()];
  switch (operator) {
    case 'gt':
      return Number(held) > Number(wanted);
    case 'gte':
      return Number(held) >= Number(wanted);
    case 'lt':
      return Number(held) < Number(wanted);
    case 'lte':
      return Number(held) <= Number(wanted);
    case 'contains':
      return left.includes(right);
    case 'starts_with':
      return left.startsWith(right);
    case 'ends_with':
      return left.endsWith(right);
    case 'within':
      return isWithin(left, right);
    default:
      return left === right;
  }
}

/** A system by its family, or by the first words of its version. */
function runs(asset: AssetValues, wanted: string): boolean {
  const version = asset.os_version?.toLowerCase() ?? '';
  const name = wanted.toLowerCase();
  return (
    asset.os_type === name ||
    version === name ||
    version.startsWith(`${name} `) ||
    version.startsWith(`${name}.`)
  );
}

function holds(asset: AssetValues, { field, operator, value }: Filter): boolean {
  const wanted = Array.isArray(value) ? value : [value];
  const isListed = ['eq', 'ne', 'in', 'not_in'].includes(operator);
  const any =
    field === 'os' && isListed
      ? wanted.some((name) => runs(asset, String(name)))
      : valuesOf(asset, field).some(
          (held) => held !== null && wanted.some((one) => compares(held, operator, one)),
        );
  return operator === 'ne' || operator === 'not_in' ? !any : any;
}

/** Whether a filter selects an asset, in two-valued logic: what is not true is false, and its negation true. */
export function selects(tree: FilterTree, asset: AssetValues): boolean {
  if ('and' in tree) return tree.and.every((branch) => selects(branch, asset));
  if ('or' in tree) return tree.or.some((branch) => selects(branch, asset));
  if ('not' in tree) return !selects(tree.not, asset);
  return holds(asset, tree);
}
