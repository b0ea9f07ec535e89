import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

/** A link to another screen, whose parameters and filters are checked against the screens there are. */
export const LinkAnchor = createLink(MantineAnchor);

/** A button that leads to another screen. */
export const LinkButton = createLink(MantineButton);

function MantineAnchor(props: AnchorProps & Omit<ComponentProps<'a'>, keyof AnchorProps>) {
  return <Anchor {...props} />;
}

function MantineButton(props: ButtonProps & Omit<ComponentProps<'a'>, keyof ButtonProps>) {
  return <Button component="a" {...props} />;
}
