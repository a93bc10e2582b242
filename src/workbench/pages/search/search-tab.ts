import type { SearchAddress } from './search-address.ts';

export interface SearchTabProps {
  readonly address: SearchAddress;
  /** Goes to the address with these changes. */
  readonly go: (changes: Partial<SearchAddress>) => void;
}
