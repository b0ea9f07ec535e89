import { Button, Center } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';

export interface ShowMoreProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    fetchNextPage(): Promise<unknown>;
  };
}

/** The end of a list that goes on: the next page comes when the end is scrolled to, or by the button. */
export function ShowMore({ query }: ShowMoreProps) {
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const isNear = entry?.isIntersecting === true;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const isDue = isNear && hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (isDue) {
      void fetchNextPage();
    }
  }, [isDue, fetchNextPage]);
  return hasNextPage ? (
    <Center ref={ref}>
      <Button variant="default" size="xs" onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
        {isFetchNextPageError ? 'Try again to show more' : 'Show more'}
      </Button>
    </Center>
  ) : null;
}
