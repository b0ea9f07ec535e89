// Written by packages/client/scripts/generate.ts from the routes of the platform; do not edit.

export interface paths {
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether this node can work
         * @description 503 while the database is gone.
         *
         *     Needs no authentication.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether this node should be sent requests
         * @description 503 while the database is gone or the keys cannot be used, and from the moment that the node was asked to stop, while it still answers.
         *
         *     Needs no authentication.
         */
        get: operations["getReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This API as an OpenAPI 3.1 document
         * @description Needs no authentication.
         */
        get: operations["getOpenapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who this request comes from
         * @description Needs the role `viewer`. Open to tokens bound to an account.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes one's own name or password
         * @description A new password needs the present one, and ends all other sessions. For users only.
         *
         *     Needs the role `viewer`. Not for tokens bound to an account.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where one is signed in, newest first
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * Signs out everywhere but here
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        delete: operations["deleteOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Signs out one of the places where one is signed in
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        delete: operations["deleteOwnSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether signing in asks oneself for a code besides the password
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        get: operations["getSecondFactor"];
        put?: never;
        /**
         * Makes a secret for an authenticator (TOTP, RFC 6238)
         * @description It is shown this once, and counts for nothing until a code confirms it; asking again makes another. The QR code is made here, by no other service.
         *
         *     Needs the role `viewer`. Not for tokens bound to an account.
         */
        post: operations["offerSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns the second factor on by a first code, and gives the recovery codes
         * @description From now on signing in with the password asks for a code. The recovery codes are shown this once.
         *
         *     Needs the role `viewer`. Not for tokens bound to an account.
         */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns the second factor off
         * @description Needs the password and a code, or a recovery code.
         *
         *     Needs the role `viewer`. Not for tokens bound to an account.
         */
        post: operations["disableSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes new recovery codes
         * @description They are shown this once; those before work no longer.
         *
         *     Needs the role `viewer`. Not for tokens bound to an account.
         */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * By what one can sign in here
         * @description Needs no authentication.
         */
        get: operations["getSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sends the browser to the identity provider
         * @description Open it in the browser; it ends at the page `to`, or at the sign-in page with the reason why not.
         *
         *     Needs no authentication.
         */
        get: operations["beginOidcSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the identity provider sends the browser back to
         * @description Register its address at the provider as the redirect URI.
         *
         *     Needs no authentication.
         */
        get: operations["finishOidcSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How single sign-on is set up
         * @description Variables of the environment set it; none of them is changed here.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        get: operations["getOidc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oidc/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks the identity provider what it is
         * @description Whether client and secret are right shows only when somebody signs in.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        post: operations["testOidc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in
         * @description The session is a cookie out of reach of scripts. Who has a second factor gets `kind: secondFactor` instead, and sends the code to `POST /v1/session/second-factor`. Guessing is slowed per user name and per address.
         *
         *     Needs no authentication.
         */
        post: operations["createSession"];
        /**
         * Signs out
         * @description Needs the role `viewer`. Open to tokens bound to an account.
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finishes signing in with a code
         * @description For the browser whose `POST /v1/session` was answered with `kind: secondFactor`. A recovery code stands in for the code of the authenticator. Each code is taken once; guessing is slowed as with passwords.
         *
         *     Needs no authentication.
         */
        post: operations["finishSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in-links/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchanges the secret of a sign-in link
         * @description Binds the link to this browser: keep `browser` for the tab (`sessionStorage`) and send it as a bearer token to the two routes below. Any other browser gets `conflict` from then on.
         *
         *     Needs no authentication.
         */
        post: operations["openSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in-links/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The link that this browser has opened
         * @description Send what opening the link gave, as a bearer token.
         *
         *     Needs no authentication.
         */
        get: operations["getOpenSignInLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in-links/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets name and password by a link, and signs in
         * @description Send what opening the link gave, as a bearer token. Who has a second factor is asked for a code besides, as by `POST /v1/session`.
         *
         *     Needs no authentication.
         */
        post: operations["finishSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The users of this deployment
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Invites a user
         * @description Hand the link of the answer to the person; it is shown once, and works for seven days and in one browser. Where passwords are off there is none: the person signs in through the identity provider with this address.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes a user
         * @description Sessions and open links of the user end at once. The last administrator cannot be removed.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Changes a user's name, address or role, or disables the user
         * @description A disabled user is signed out at once. The last administrator stays one.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/v1/users/{user}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a new link by which a user chooses a password
         * @description The link before it works no longer.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        post: operations["createUserLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Signs a user out everywhere
         * @description Needs the role `admin`. Not for tokens bound to an account.
         */
        delete: operations["deleteUserSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes a user's second factor away
         * @description The password alone signs in until the user sets up another.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        delete: operations["resetSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forgets who a user is at the identity provider
         * @description Who next comes from there with the verified address of the user is taken for the user. The sessions of the user end.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        delete: operations["forgetUserIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tokens of this deployment, newest first
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Makes a token
         * @description `token` is shown this once. Bound to an account, it sees the library and this account, and nothing else.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes a token away
         * @description Needs the role `admin`. Not for tokens bound to an account.
         */
        delete: operations["deleteToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was changed by whom, newest first
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The master keys, what each wraps, and the rotation
         * @description Keys are named by ids, which tell nothing of them.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        get: operations["getKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the rotation of the master keys is
         * @description The one that runs, or ended last.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        get: operations["getKeyRotation"];
        put?: never;
        /**
         * Wraps every data key with the first master key
         * @description With the key file of the data folder the new key is made and the old one dropped at the end. It runs while calls go on, and goes on by itself after an interruption; where one runs already, that one is answered. A dry run says what would be done, and opens every data key to find what would be in the way.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        post: operations["rotateKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A backup of everything, encrypted with the master key
         * @description Streams what the database holds at one moment, in the age format, while calls go on. `tandem restore` puts it into an empty database; it opens with the master key alone, which is not in it. A stream that breaks off is no backup, and does not open.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         *
         *     With `Accept: application/octet-stream`: The backup, to be kept as a file
         */
        post: operations["backUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The types of events there are, and what each carries
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        get: operations["listEventTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the partner is told of events, newest first
         * @description Needs the role `admin`. Not for tokens bound to an account.
         */
        get: operations["listEventEndpoints"];
        put?: never;
        /**
         * Has somebody told of events: a URL by signed webhooks, or an e-mail address
         * @description The `secret` that signs webhooks is shown this once.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        post: operations["createEventEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-endpoints/{endpoint}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One endpoint
         * @description Needs the role `admin`. Not for tokens bound to an account.
         */
        get: operations["getEventEndpoint"];
        put?: never;
        post?: never;
        /**
         * Deletes an endpoint, with the log of its deliveries
         * @description Needs the role `admin`. Not for tokens bound to an account.
         */
        delete: operations["deleteEventEndpoint"];
        options?: never;
        head?: never;
        /**
         * Changes an endpoint's name, address or types, or switches it on and off
         * @description What happens while it is off it is never told of.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        patch: operations["updateEventEndpoint"];
        trace?: never;
    };
    "/v1/event-endpoints/{endpoint}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a webhook a new secret; the one before signs too for a while
         * @description The new `secret` is shown this once. Until the overlap is over each webhook carries both signatures.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        post: operations["rotateEventEndpointSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-endpoints/{endpoint}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends an endpoint an event of the type `endpoint.test`; the log of its deliveries tells how that went
         * @description Needs the role `admin`. Not for tokens bound to an account.
         */
        post: operations["testEventEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-endpoints/{endpoint}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an endpoint was told, and how that went, newest first
         * @description Kept for thirty days.
         *
         *     Needs the role `admin`. Not for tokens bound to an account.
         */
        get: operations["listEventDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-endpoints/{endpoint}/deliveries/{delivery}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends an event once more, at once, with the same id; the schedule of tries begins anew
         * @description Needs the role `admin`. Not for tokens bound to an account.
         */
        post: operations["resendEventDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The library of connectors
         * @description Needs the role `viewer`. Open to tokens bound to an account.
         */
        get: operations["listConnectors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connectors/{connector}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One connector: properties, authentication modes, categories
         * @description Needs the role `viewer`. Open to tokens bound to an account.
         */
        get: operations["getConnector"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connectors/{connector}/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The methods of a connector: all of them, not in pages
         * @description Answers with an `ETag`; send it back as `If-None-Match`.
         *
         *     Needs the role `viewer`. Open to tokens bound to an account.
         */
        get: operations["listMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connectors/{connector}/methods/{method}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One method: schemas, authentication, example
         * @description Needs the role `viewer`. Open to tokens bound to an account.
         */
        get: operations["getMethod"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connectors/{connector}/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The partner's setup of a connector
         * @description Secrets are never read back: one that is set reads `{ "isSet": true }`.
         *
         *     Needs the role `viewer`. Not for tokens bound to an account.
         */
        get: operations["getSetup"];
        /**
         * Writes the partner's setup of a connector
         * @description A property left out keeps its value and its access; null takes it out of the setup. `hidden`: accounts inherit it unseen; `editable`: it is the default that accounts may replace; `ask`: it has no value here and is asked for at install. Changing what decides where requests go clears the secrets that are not given again. Nothing is sent to the application.
         *
         *     Needs the role `builder`. Not for tokens bound to an account.
         */
        put: operations["updateSetup"];
        post?: never;
        /**
         * Removes the partner's setup of a connector, with its secrets
         * @description Account connectors stay, with what they have set themselves.
         *
         *     Needs the role `builder`. Not for tokens bound to an account.
         */
        delete: operations["deleteSetup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connectors/{connector}/setup/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verifies what the setup alone holds, by real calls
         * @description Needs the role `builder`. Not for tokens bound to an account.
         */
        post: operations["testSetup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The accounts, by name
         * @description Needs the role `viewer`. A token bound to an account sees what is its own.
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Makes an account
         * @description Needs the role `builder`. Not for tokens bound to an account.
         */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One account
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        /**
         * Deletes an account and all that is its own
         * @description Its connectors, calls and tokens go with it, and its encryption key is destroyed. There is no way back.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        delete: operations["deleteAccount"];
        options?: never;
        head?: never;
        /**
         * Renames an account, or gives it another external id
         * @description Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/v1/account-connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The connectors installed in all accounts, newest first
         * @description Needs the role `viewer`. A token bound to an account sees what is its own.
         */
        get: operations["listInstalledConnectors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The connectors installed in an account
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["listAccountConnectors"];
        put?: never;
        /**
         * Installs a connector in an account
         * @description Only what the setup does not give already is needed. Nothing is sent to the application; test it afterwards.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["installConnector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/connectors/{installation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One account connector: values, status
         * @description Secrets are never read back: one that is set reads `{ "isSet": true }`.
         *
         *     Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["getAccountConnector"];
        put?: never;
        post?: never;
        /**
         * Removes a connector from an account, with its credentials
         * @description The record of its calls stays until its time is over.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        delete: operations["removeAccountConnector"];
        options?: never;
        head?: never;
        /**
         * Renames an account connector, or changes its values
         * @description A property left out keeps its value; null clears it, after which the partner's applies again; `{ "isSet": true }` keeps a secret. A changed value drops the session. Changing what decides where requests go clears the secrets that are not given again.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        patch: operations["updateAccountConnector"];
        trace?: never;
    };
    "/v1/accounts/{account}/connectors/{installation}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verifies each configured mode by a real call, and tells what the values can do
         * @description Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["testAccountConnector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/connectors/{installation}/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The methods of an account connector, and which of them are usable
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["listAccountConnectorMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/connectors/{installation}/methods/{method}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One method of an account connector: schemas, authentication, example
         * @description Some connectors have methods that only their values define; those are found here alone.
         *
         *     Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["getAccountConnectorMethod"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/setup-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The setup links of an account, newest first
         * @description One that is over stays in the list for a week.
         *
         *     Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["listSetupLinks"];
        put?: never;
        /**
         * Makes a link by which the customer of an account enters its own credentials
         * @description Send `url` to the customer, or show it in an iframe of one of the allowed origins. It is shown this once, works once, and then for the browser that opened it. The page shows and takes only what the setup leaves to accounts. When done it posts `{ type: "tandem.setup.finished", account, installation, status }` to the page that frames it.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["createSetupLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/setup-links/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revokes a setup link, also while a customer has it open
         * @description What the customer has saved already stays.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        delete: operations["revokeSetupLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/setup-links/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchanges the secret of a setup link
         * @description Binds the link to this browser: keep `browser` for the tab (`sessionStorage`) and send it as a bearer token to the routes below. Any other browser gets `conflict` from then on.
         *
         *     Needs no authentication.
         */
        post: operations["openSetupLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/setup-links/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The setup link that this browser has opened
         * @description Send what opening the link gave, as a bearer token.
         *
         *     Needs no authentication.
         */
        get: operations["getOpenSetupLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/setup-links/current/properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Saves the customer's values; the first ones make the account connector
         * @description A property left out keeps its value, null clears it. What the setup hides is refused. Nothing is sent to the application; test it afterwards.
         *
         *     Needs no authentication.
         */
        put: operations["saveSetupLinkProperties"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/setup-links/current/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verifies the saved values by real calls, and tells the customer what they can do
         * @description What the partner hid is left out, and all that would tell it.
         *
         *     Needs no authentication.
         */
        post: operations["testSetupLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/setup-links/current/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a setup link: from now on it shows nothing
         * @description Refused with `setup_required` while a required value is missing. What is answered is what the page tells the page that frames it.
         *
         *     Needs no authentication.
         */
        post: operations["finishSetupLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/connectors/{installation}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The calls of an account connector, newest first
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["listInstallationCalls"];
        put?: never;
        /**
         * Executes a method
         * @description With `Accept: application/x-ndjson` a list streams every record of every page, one a line; the last line is `{"end":{...}}` or `{"error":{...}}`. With `Accept: application/octet-stream` a method that gives a file streams its bytes. With an `Idempotency-Key` the same request is carried out once in 24 hours, and answered again with `Idempotency-Replayed: true`.
         *
         *     Needs the role `viewer`. A token bound to an account reaches its own account only.
         *
         *     With `Accept: application/x-ndjson`: Every record of a list on a line of its own, then how it ended
         *
         *     With `Accept: application/octet-stream`: The bytes of a file
         */
        post: operations["executeCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The calls of all accounts, newest first
         * @description Needs the role `viewer`. A token bound to an account sees what is its own.
         */
        get: operations["listCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The calls of an account, newest first
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["listAccountCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/connectors/{installation}/calls/{call}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One call: who, what, when, input and output with secrets taken out, its requests
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["getCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/calls/{call}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One call, also where its account connector was removed
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["getAccountCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/connectors/{installation}/calls/{call}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a running call
         * @description Answers at once; the call ends within a second or two. A write whose request is under way ends with an unknown outcome.
         *
         *     Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        post: operations["cancelCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/connectors/{installation}/lookups/{lookup}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Finds records to choose from, such as projects or users
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["findChoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is left of each site's requests, and who uses them
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        get: operations["getQuota"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycle-schema.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The JSON Schema of a cycle
         * @description For editors: name it as `$schema` in a file. It needs no authentication.
         *
         *     Needs no authentication.
         */
        get: operations["getCycleSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycle-transforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The transforms that values of a cycle go through, with their parameters
         * @description Needs the role `viewer`. Open to tokens bound to an account.
         */
        get: operations["listTransforms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycle-schedules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The next moments at which a schedule fires
         * @description Needs the role `viewer`. Open to tokens bound to an account.
         */
        get: operations["previewSchedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycle-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Checks a document without keeping it
         * @description Tells what is wrong with a document before it runs: its grammar, methods and their inputs, what steps use of each other, schedules. An `error` keeps it from being published; a `warning` does not.
         *
         *     Needs the role `viewer`. A token bound to an account sees what is its own.
         */
        post: operations["checkCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cycle-values/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a value of a document makes of a context
         * @description For a live result while it is written. Formulas run with the limits that they have in cycles.
         *
         *     Needs the role `builder`. Open to tokens bound to an account.
         */
        post: operations["evaluateValue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ready-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Documents that come with Tandem, to make templates of
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        get: operations["listReadyTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The templates, by name
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        get: operations["listTemplates"];
        put?: never;
        /**
         * Makes a template
         * @description It is a draft: publish it to install it in accounts.
         *
         *     Needs the role `builder`. Not for tokens bound to an account.
         */
        post: operations["createTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One template with its draft
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        get: operations["getTemplate"];
        put?: never;
        post?: never;
        /**
         * Deletes a template with its versions
         * @description Cycles that were installed from it stay as they are, and belong to no template any more.
         *
         *     Needs the role `builder`. Not for tokens bound to an account.
         */
        delete: operations["deleteTemplate"];
        options?: never;
        head?: never;
        /**
         * Changes the draft of a template
         * @description What is live stays until it is published, and cycles stay until they are updated.
         *
         *     Needs the role `builder`. Not for tokens bound to an account.
         */
        patch: operations["updateTemplate"];
        trace?: never;
    };
    "/v1/templates/{template}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the draft of a template its live version
         * @description Installing takes the live version. No installed cycle changes by it: see what updating would change, then update. Answers 409 `conflict` with what is wrong where the document has errors. Publishing what is live already makes no new version.
         *
         *     Needs the role `builder`. Not for tokens bound to an account.
         */
        post: operations["publishTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates/{template}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The versions of a template, newest first
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        get: operations["listTemplateVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates/{template}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of a template
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        get: operations["getTemplateVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates/{template}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What updating would change in each cycle that was installed from a template
         * @description Needs the role `viewer`. Not for tokens bound to an account.
         */
        get: operations["listTemplateChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates/{template}/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the live version of a template into cycles that were installed from it
         * @description Each cycle keeps its name, bindings, variables, checkpoints, address, and whether it is enabled. What is live is replaced too, except where an enabled cycle could not go on with it: then its draft is changed alone, and the answer tells what it lacks.
         *
         *     Needs the role `builder`. Not for tokens bound to an account.
         */
        post: operations["updateCyclesFromTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/cycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The cycles of an account, by name
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["listCycles"];
        put?: never;
        /**
         * Makes a cycle, from a template or a document
         * @description It is a draft: publish it, then enable it. Tokens bound to an account give a document; templates are the partner's.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["createCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/cycles/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a cycle from a file, or changes the draft of the one it is about
         * @description A cycle of the document's name, or the one that `cycle` names, is changed in place: its id, address, checkpoints, live version and whether it is enabled stay. Bindings and variables that the file does not name stay too.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["importCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/cycles/{cycle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One cycle: its draft, what is live, and why it cannot start
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["getCycle"];
        put?: never;
        post?: never;
        /**
         * Deletes a cycle with its versions, checkpoints and runs
         * @description It is disabled first. There is no way back; export it before, if it may be wanted again.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        delete: operations["deleteCycle"];
        options?: never;
        head?: never;
        /**
         * Changes the draft of a cycle, its bindings and variables
         * @description What is live stays until it is published. A binding or variable that is left out stays, null takes it away. A draft need not be ready to run, but must be of the grammar.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        patch: operations["updateCycle"];
        trace?: never;
    };
    "/v1/accounts/{account}/cycles/{cycle}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the draft of a cycle its live version
         * @description A version never changes: document, bindings and variables as they are now. Runs under way go on with theirs; checkpoints stay. Answers 409 `conflict` with what is wrong where the document has errors, or where the cycle is enabled and could not go on with it. Publishing what is live already makes no new version.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["publishCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/cycles/{cycle}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets the triggers of a cycle start runs
         * @description Answers 409 `conflict` with the prerequisites that are missing, the field of each error being its code.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["enableCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/cycles/{cycle}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets the triggers of a cycle start nothing more
         * @description Runs under way go on. Checkpoints and the webhook address stay.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["disableCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/cycles/{cycle}/prerequisites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a cycle cannot start, and what to do
         * @description Judged by the live version, or by the draft while none was published. Empty where it can start.
         *
         *     Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["getCyclePrerequisites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/cycles/{cycle}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The published versions of a cycle, newest first
         * @description A run of the draft takes a number too, and is not listed.
         *
         *     Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["listCycleVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/cycles/{cycle}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of a cycle, as runs go by it
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["getCycleVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/cycles/{cycle}/checkpoints/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a polling cycle has come
         * @description It outlives publishing, disabling and importing, and moves only after the work before it is done.
         *
         *     Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["getCycleCheckpoint"];
        /**
         * Sets by hand how far a polling cycle has come
         * @description Set back, or set to null to begin again as a first run does, records since then come once more, also those that have not changed.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        put: operations["setCycleCheckpoint"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/cycles/{cycle}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The draft of a cycle as a file
         * @description Account connectors stand in it by name, so that another account can have it too. It holds no credentials: those are the account connectors' and never stand in a document.
         *
         *     Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["exportCycle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The runs of all cycles, the latest first
         * @description Needs the role `viewer`. A token bound to an account sees what is its own.
         */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The runs of an account, the latest first
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["listAccountRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/cycles/{cycle}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The runs of a cycle, the latest first
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["listCycleRuns"];
        put?: never;
        /**
         * Starts a run by hand
         * @description Also of a cycle that is not enabled; the draft as it stands is kept as a version of its own for the run.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["startRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One run: what triggered it, how far it is, step by step
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/runs/{run}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The document of the version that a run goes by
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["getRunDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/runs/{run}/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The transactions of a run, in the order of their records
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["listTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/runs/{run}/transactions/{transaction}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One transaction: its record, and what each step took and gave
         * @description Needs the role `viewer`. A token bound to an account reaches its own account only.
         */
        get: operations["getTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/runs/{run}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a run after the steps that are under way
         * @description Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/runs/{run}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Does a run again, from any step, with what triggered it or something else
         * @description Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["replayRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/runs/{run}/transactions/{transaction}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Does one record again, as a run of its own
         * @description The steps of the innermost loop around it are done, with the record as `record`.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["replayTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/cycles/{cycle}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Does again every run of a cycle that matches
         * @description Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["replayCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/runs/{run}/transactions/{transaction}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says what became of a step whose outcome is unknown, so that the transaction goes on
         * @description Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["decideTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account}/cycles/{cycle}/steps/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Executes one step against the real connector
         * @description Also steps that write: what they create is there afterwards.
         *
         *     Needs the role `builder`. A token bound to an account reaches its own account only.
         */
        post: operations["testStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/{hook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Answers that the address of a cycle takes events
         * @description Needs no authentication.
         */
        get: operations["probeHook"];
        put?: never;
        /**
         * Takes an event for a cycle; an empty body is a probe
         * @description Answers once the event is stored. Where the cycle answers with its result, with that; `202` and the id of the run where it takes too long.
         *
         *     Needs no authentication.
         */
        post: operations["deliverToHook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        MappingTransformInput: {
            /** @constant */
            use: "trim";
        } | {
            /** @constant */
            use: "upperCase";
        } | {
            /** @constant */
            use: "lowerCase";
        } | {
            /** @constant */
            use: "split";
            by: string;
        } | {
            /** @constant */
            use: "replace";
            find: string;
            by: string;
        } | {
            /** @constant */
            use: "slice";
            from: number;
            to?: number;
        } | {
            /** @constant */
            use: "padStart";
            length: number;
            with?: string;
        } | {
            /** @constant */
            use: "parseJson";
        } | {
            /** @constant */
            use: "base64";
            decode?: boolean;
        } | {
            /** @constant */
            use: "urlEncode";
        } | {
            /** @constant */
            use: "number";
            /** @enum {string} */
            decimal?: "." | ",";
            /** @enum {string} */
            as?: "number" | "decimal";
        } | {
            /** @constant */
            use: "text";
        } | {
            /** @constant */
            use: "boolean";
        } | {
            /** @constant */
            use: "round";
            places?: number;
        } | {
            /** @constant */
            use: "add";
            value: number | string;
        } | {
            /** @constant */
            use: "subtract";
            value: number | string;
        } | {
            /** @constant */
            use: "multiply";
            value: number | string;
        } | {
            /** @constant */
            use: "divide";
            value: number | string;
        } | {
            /** @constant */
            use: "date";
            /** @enum {string} */
            format?: "iso" | "YYYY-MM-DD" | "DD.MM.YYYY" | "D.M.YYYY" | "DD/MM/YYYY" | "D/M/YYYY" | "MM/DD/YYYY" | "M/D/YYYY" | "DD-MM-YYYY" | "YYYY/MM/DD" | "YYYYMMDD" | "unixSeconds" | "unixMilliseconds";
            timeZone?: string;
        } | {
            /** @constant */
            use: "dateTime";
            timeZone: string;
            from?: string;
            /** @enum {string} */
            format?: "iso" | "YYYY-MM-DD" | "DD.MM.YYYY" | "D.M.YYYY" | "DD/MM/YYYY" | "D/M/YYYY" | "MM/DD/YYYY" | "M/D/YYYY" | "DD-MM-YYYY" | "YYYY/MM/DD" | "YYYYMMDD" | "unixSeconds" | "unixMilliseconds";
            /** @enum {string} */
            form?: "offset" | "utc" | "local";
        } | {
            /** @constant */
            use: "formatDate";
            pattern: string;
            /** @enum {string} */
            format?: "iso" | "YYYY-MM-DD" | "DD.MM.YYYY" | "D.M.YYYY" | "DD/MM/YYYY" | "D/M/YYYY" | "MM/DD/YYYY" | "M/D/YYYY" | "DD-MM-YYYY" | "YYYY/MM/DD" | "YYYYMMDD" | "unixSeconds" | "unixMilliseconds";
            timeZone?: string;
        } | {
            /** @constant */
            use: "addDuration";
            duration: string;
        } | {
            /** @constant */
            use: "duration";
            /** @enum {string} */
            from: "clock" | "seconds" | "minutes" | "hours" | "iso";
            /** @enum {string} */
            to: "clock" | "seconds" | "minutes" | "hours" | "iso";
        } | {
            /** @constant */
            use: "join";
            with?: string;
        } | {
            /** @constant */
            use: "first";
        } | {
            /** @constant */
            use: "last";
        } | {
            /** @constant */
            use: "at";
            position: number;
        } | {
            /** @constant */
            use: "count";
        } | {
            /** @constant */
            use: "sum";
            of?: string;
        } | {
            /** @constant */
            use: "unique";
            by?: string;
        } | {
            /** @constant */
            use: "sort";
            by?: string;
            descending?: boolean;
        } | {
            /** @constant */
            use: "keys";
        } | {
            /** @constant */
            use: "values";
        } | {
            /** @constant */
            use: "entries";
        } | {
            /** @constant */
            use: "json";
        } | {
            /** @constant */
            use: "default";
            value: unknown;
        };
        MappingValueInput: components["schemas"]["MappingValueFormInput"];
        MappingConditionInput: components["schemas"]["MappingConditionFormInput"];
        MappingValueFormInput: null | boolean | number | string | unknown[] | {
            /** @description Taken as it is */
            $literal: unknown;
        } | {
            /** @description From where, such as steps.find.data[0].id */
            $path: string;
            through?: components["schemas"]["MappingTransformInput"][];
            /** @description When nothing is there */
            otherwise?: components["schemas"]["MappingValueInput"];
        } | {
            /** @description JSONata */
            $formula: string;
        } | {
            /** @description The list */
            $each: components["schemas"]["MappingValueInput"];
            /** @description What an item is called in paths; item unless it says otherwise */
            as?: string;
            where?: components["schemas"]["MappingConditionInput"];
            value: components["schemas"]["MappingValueInput"];
        } | {
            $when: components["schemas"]["MappingConditionInput"];
            then: components["schemas"]["MappingValueInput"];
            else?: components["schemas"]["MappingValueInput"];
        } | {
            $join: components["schemas"]["MappingValueInput"][];
            with?: string;
        } | {
            $lookUp: components["schemas"]["MappingValueInput"];
            in: {
                [key: string]: components["schemas"]["MappingValueInput"];
            };
            otherwise?: components["schemas"]["MappingValueInput"];
        } | {
            $through: components["schemas"]["MappingTransformInput"][];
            of: components["schemas"]["MappingValueInput"];
        } | {
            $merge: components["schemas"]["MappingValueInput"][];
        } | {
            [key: string]: components["schemas"]["MappingValueInput"];
        };
        MappingConditionFormInput: {
            all: components["schemas"]["MappingConditionInput"][];
        } | {
            any: components["schemas"]["MappingConditionInput"][];
        } | {
            not: components["schemas"]["MappingConditionInput"];
        } | {
            /** @description JSONata */
            formula: string;
        } | {
            left: components["schemas"]["MappingValueInput"];
            /** @enum {string} */
            is: "equals" | "notEquals" | "contains" | "startsWith" | "endsWith" | "greaterThan" | "atLeast" | "lessThan" | "atMost" | "in";
            right: components["schemas"]["MappingValueInput"];
            ignoreCase?: boolean;
        } | {
            left: components["schemas"]["MappingValueInput"];
            /** @enum {string} */
            is: "empty" | "notEmpty" | "exists" | "missing";
            ignoreCase?: boolean;
        };
        StepInput: {
            key: string;
            name?: string;
            /** @constant */
            kind: "method";
            /** @description A name of `connectors` */
            connector: string;
            method: string;
            input?: components["schemas"]["MappingValueInput"];
            auth?: string;
            /** @enum {string} */
            unknownFields?: "refuse" | "send";
            /** @description Of a list: as many pages as this are read into one list, and a longer one fails; the first page alone unless given */
            pages?: number;
            /** @description What happens when the step fails */
            onError?: {
                /** @description Unless given: after 1 minute, 10 minutes, 1 hour, 3 hours and 6 hours; false: never */
                retry?: false | {
                    /** @description The wait before each further try */
                    afterSeconds: number[];
                };
                /**
                 * @description `endTransaction` unless given; `skip` goes on with the next step, the output being null
                 * @enum {string}
                 */
                then?: "endTransaction" | "skip" | "endRun";
            };
            /** @description How to find the record of an interrupted creation; without it the connector is asked, then a person */
            lookUp?: {
                /** @description A list of the same connector */
                method: string;
                /** @description What narrows the list; `sent` in paths is what was sent */
                input?: components["schemas"]["MappingValueInput"];
                /** @description Members of a found record by the members of what was sent that they must equal, as paths */
                match: {
                    [key: string]: string;
                };
            };
        } | {
            key: string;
            name?: string;
            /** @constant */
            kind: "decision";
            when: components["schemas"]["MappingConditionInput"];
            /** @description What happens when the step fails */
            onError?: {
                /** @description Unless given: after 1 minute, 10 minutes, 1 hour, 3 hours and 6 hours; false: never */
                retry?: false | {
                    /** @description The wait before each further try */
                    afterSeconds: number[];
                };
                /**
                 * @description `endTransaction` unless given; `skip` goes on with the next step, the output being null
                 * @enum {string}
                 */
                then?: "endTransaction" | "skip" | "endRun";
            };
            then: components["schemas"]["StepInput"][];
            else?: components["schemas"]["StepInput"][];
        } | {
            key: string;
            name?: string;
            /** @constant */
            kind: "loop";
            over: {
                /** @description A name of `connectors` */
                connector: string;
                method: string;
                input?: components["schemas"]["MappingValueInput"];
                auth?: string;
            } | {
                list: components["schemas"]["MappingValueInput"];
            };
            concurrency?: number;
            /** @description What happens when the step fails */
            onError?: {
                /** @description Unless given: after 1 minute, 10 minutes, 1 hour, 3 hours and 6 hours; false: never */
                retry?: false | {
                    /** @description The wait before each further try */
                    afterSeconds: number[];
                };
                /**
                 * @description `endTransaction` unless given; `skip` goes on with the next step, the output being null
                 * @enum {string}
                 */
                then?: "endTransaction" | "skip" | "endRun";
            };
            steps: components["schemas"]["StepInput"][];
        } | {
            key: string;
            name?: string;
            /** @constant */
            kind: "delay";
            seconds?: number;
            /** @description A date-time with offset */
            until?: components["schemas"]["MappingValueInput"];
        } | {
            key: string;
            name?: string;
            /** @constant */
            kind: "transform";
            value: components["schemas"]["MappingValueInput"];
            /** @description What happens when the step fails */
            onError?: {
                /** @description Unless given: after 1 minute, 10 minutes, 1 hour, 3 hours and 6 hours; false: never */
                retry?: false | {
                    /** @description The wait before each further try */
                    afterSeconds: number[];
                };
                /**
                 * @description `endTransaction` unless given; `skip` goes on with the next step, the output being null
                 * @enum {string}
                 */
                then?: "endTransaction" | "skip" | "endRun";
            };
        } | {
            key: string;
            name?: string;
            /** @constant */
            kind: "end";
            /**
             * @description `transaction` unless given
             * @enum {string}
             */
            scope?: "transaction" | "run";
            /**
             * @description `succeeded` unless given
             * @enum {string}
             */
            outcome?: "succeeded" | "failed";
            reason?: string;
            /** @description What a synchronous webhook is answered with */
            answer?: components["schemas"]["MappingValueInput"];
        } | {
            key: string;
            name?: string;
            /** @constant */
            kind: "reference";
            /** @description The name of the link between two sides, shared by the cycles of an account */
            link: string;
            /**
             * @description `find`: the other side`s id; `claim`: the same by one of `left` and `right`, and where there is none, others that claim wait until this transaction has saved it or ended; `save`: remembers that two ids are one record, and what was written; `remove` forgets it; `changed`: whether a record differs from what was last written to its side, so that an echo can be ended
             * @enum {string}
             */
            action: "find" | "claim" | "save" | "remove" | "changed";
            left?: components["schemas"]["MappingValueInput"];
            right?: components["schemas"]["MappingValueInput"];
            /** @description For `save` and `changed`: what is compared, without times of change */
            content?: components["schemas"]["MappingValueInput"];
            /**
             * @description The side that `content` belongs to; unless given, both for `save`; `changed` needs it
             * @enum {string}
             */
            side?: "left" | "right";
        };
        TriggerInput: {
            /** @constant */
            kind: "manual";
            /** @description What `trigger` looks like, for the builder and for checking; not used by runs */
            sample?: unknown;
        } | {
            /** @constant */
            kind: "webhook";
            /**
             * @description `accepted` unless given: 202 once the event is stored; `result`: the run starts at once, and its `end` step answers
             * @enum {string}
             */
            answer?: "accepted" | "result";
            /** @description Two deliveries of one key are one run; `delivery` unless given */
            dedupe?: {
                /** @description `delivery`: the header webhook-id, idempotency-key or x-request-id, else the body; `body`; a path into the event; or nothing */
                by: ("delivery" | "body" | "none") | {
                    path: string;
                };
            };
            /** @description The address is subscribed at an application while the cycle is enabled, and removed after it */
            subscribe?: {
                /** @description A name of `connectors` */
                connector: string;
                /** @description The kind of records, as the connector names it, such as `tasks` */
                records: string;
                /** @description All three unless given */
                changes?: ("created" | "modified" | "deleted")[];
                /** @description Modifications count only where one of these fields changed; of any unless given */
                fields?: string[];
                /** @description How often a list is read for changes that were never delivered; 60 unless given */
                reconcileMinutes?: number;
            };
            /** @description What `trigger` looks like, for the builder and for checking; not used by runs */
            sample?: unknown;
        } | {
            /** @constant */
            kind: "schedule";
            /** @description Five fields, or six with seconds first */
            cron: string;
            /** @description An IANA name, or a variable that holds one, such as `variables.timeZone`; UTC unless given */
            timeZone?: string;
            /** @description What `trigger` looks like, for the builder and for checking; not used by runs */
            sample?: unknown;
        } | {
            /** @constant */
            kind: "poll";
            /** @description A name of `connectors` */
            connector: string;
            /** @description A list */
            method: string;
            /** @description `checkpoint` in paths is the moment from which on records are wanted */
            input?: components["schemas"]["MappingValueInput"];
            auth?: string;
            everyMinutes: number;
            /** @description Its name; `records` unless given */
            checkpoint?: string;
            /** @description How far back each poll looks behind its checkpoint; 10 unless given. Records seen with the same content are left out */
            overlapMinutes?: number;
            /** @description Where the first poll begins; a choice, since nothing is right for all */
            firstRun: ("now" | "everything") | {
                /** Format: date-time */
                from: string;
            };
            concurrency?: number;
            /** @description What `trigger` looks like, for the builder and for checking; not used by runs */
            sample?: unknown;
        };
        CycleDocumentInput: {
            $schema?: string;
            /** @constant */
            format: 1;
            name: string;
            description?: string;
            /** @description Filled in for each account */
            variables?: {
                name: string;
                label: string;
                help?: string;
                /** @enum {string} */
                kind: "text" | "number" | "boolean" | "date";
                /** @description False unless given */
                required?: boolean;
                default?: string | number | boolean;
            }[];
            /** @description What the steps reach, by the names that steps use */
            connectors: {
                [key: string]: {
                    /** @description The key of a connector, such as `scoro` */
                    connector: string;
                    label?: string;
                };
            };
            trigger: components["schemas"]["TriggerInput"];
            steps: components["schemas"]["StepInput"][];
        };
        /**
         * @example {
         *       "type": "/reference#not_found",
         *       "title": "Not found",
         *       "status": 404,
         *       "detail": "There is nothing here, or it is not yours to see.",
         *       "code": "not_found"
         *     }
         */
        ProblemInput: {
            /** @description Leads to the description of the code */
            type: string;
            title: string;
            status: number;
            detail: string;
            /**
             * @description Stable; program against this
             * @enum {string}
             */
            code: "request_malformed" | "input_invalid" | "method_unknown" | "setup_required" | "credential_missing" | "credential_rejected" | "upstream_refused" | "upstream_not_found" | "upstream_rate_limited" | "quota_exhausted" | "upstream_unavailable" | "upstream_invalid_response" | "upstream_timeout" | "outcome_unknown" | "address_refused" | "not_found" | "unauthenticated" | "forbidden" | "conflict" | "payload_too_large" | "method_not_allowed" | "not_acceptable" | "rate_limited" | "unavailable" | "internal";
            /** @description What the person can do, in one sentence */
            hint?: string;
            /** @description One a field */
            errors?: {
                field: string;
                /** @enum {string} */
                code: "unknown" | "required" | "invalid" | "not_writable" | "not_filterable";
                detail: string;
                nearest?: string[];
            }[];
            /** @description The application's own words */
            upstream?: {
                httpStatus?: number;
                statusCode?: number;
                messages: string[];
            };
            /** @description Properties without a value, and where to find theirs */
            missing?: {
                mode: string;
                properties: {
                    name: string;
                    label: string;
                }[];
                where: string[];
            }[];
            /** @description Id of the recorded call */
            call?: string;
            /** @description The page from which a list can be taken up again */
            resumePage?: number;
            /** @description Leads to the log */
            request?: string;
        };
        CallSummaryInput: {
            id: string;
            account: string;
            connector: string;
            installation: {
                /** @description Null once it was removed */
                id: string | null;
                name: string;
            };
            method: string;
            /** @enum {string} */
            effect: "read" | "create" | "update" | "delete" | "action";
            /** @description The authentication mode, where one was chosen */
            auth: string | null;
            /** @enum {string} */
            form: "json" | "stream";
            actor: {
                /** @enum {string} */
                kind: "user" | "token" | "operator" | "system" | "cycle";
                id: string | null;
                name: string;
            };
            /**
             * @description `unknown`: a write whose outcome nobody knows
             * @enum {string}
             */
            status: "running" | "succeeded" | "failed" | "unknown" | "cancelled";
            errorCode: string | null;
            /** Format: date-time */
            startedAt: string;
            finishedAt: string | null;
            durationMs: number | null;
            /** @description Records given out, for lists and streams */
            records: number | null;
            upstream: {
                requests: number;
                durationMs: number;
            };
        };
        CallInput: {
            id: string;
            account: string;
            connector: string;
            installation: {
                /** @description Null once it was removed */
                id: string | null;
                name: string;
            };
            method: string;
            /** @enum {string} */
            effect: "read" | "create" | "update" | "delete" | "action";
            /** @description The authentication mode, where one was chosen */
            auth: string | null;
            /** @enum {string} */
            form: "json" | "stream";
            actor: {
                /** @enum {string} */
                kind: "user" | "token" | "operator" | "system" | "cycle";
                id: string | null;
                name: string;
            };
            /**
             * @description `unknown`: a write whose outcome nobody knows
             * @enum {string}
             */
            status: "running" | "succeeded" | "failed" | "unknown" | "cancelled";
            errorCode: string | null;
            /** Format: date-time */
            startedAt: string;
            finishedAt: string | null;
            durationMs: number | null;
            /** @description Records given out, for lists and streams */
            records: number | null;
            upstream: {
                requests: number;
                durationMs: number;
            };
            error: {
                /** @description Leads to the description of the code */
                type?: string;
                title?: string;
                status?: number;
                detail?: string;
                /**
                 * @description Stable; program against this
                 * @enum {string}
                 */
                code?: "request_malformed" | "input_invalid" | "method_unknown" | "setup_required" | "credential_missing" | "credential_rejected" | "upstream_refused" | "upstream_not_found" | "upstream_rate_limited" | "quota_exhausted" | "upstream_unavailable" | "upstream_invalid_response" | "upstream_timeout" | "outcome_unknown" | "address_refused" | "not_found" | "unauthenticated" | "forbidden" | "conflict" | "payload_too_large" | "method_not_allowed" | "not_acceptable" | "rate_limited" | "unavailable" | "internal";
                /** @description What the person can do, in one sentence */
                hint?: string;
                /** @description One a field */
                errors?: {
                    field: string;
                    /** @enum {string} */
                    code: "unknown" | "required" | "invalid" | "not_writable" | "not_filterable";
                    detail: string;
                    nearest?: string[];
                }[];
                /** @description The application's own words */
                upstream?: {
                    httpStatus?: number;
                    statusCode?: number;
                    messages: string[];
                };
                /** @description Properties without a value, and where to find theirs */
                missing?: {
                    mode: string;
                    properties: {
                        name: string;
                        label: string;
                    }[];
                    where: string[];
                }[];
                /** @description Id of the recorded call */
                call?: string;
                /** @description The page from which a list can be taken up again */
                resumePage?: number;
                /** @description Leads to the log */
                request?: string;
            } | null;
            warnings: {
                code: string;
                detail: string;
                field?: string;
            }[];
            idempotencyKey: string | null;
            /** @description The latest 50 requests */
            attempts: {
                /** Format: date-time */
                at: string;
                durationMs: number;
                /** @description Waiting for the budget and for backoff before it */
                waitedMs: number;
                path: string;
                httpStatus: number | null;
                outcome: string;
            }[];
            input: {
                /** @description Bytes of the whole */
                size: number;
                /** @description False where only the head is kept, or nothing any more */
                complete: boolean;
                /** @description The whole, where it is kept */
                value?: unknown;
                /** @description The first 64 KiB of a larger one, as text */
                head?: string;
            } | null;
            output: {
                /** @description Bytes of the whole */
                size: number;
                /** @description False where only the head is kept, or nothing any more */
                complete: boolean;
                /** @description The whole, where it is kept */
                value?: unknown;
                /** @description The first 64 KiB of a larger one, as text */
                head?: string;
            } | null;
        };
        ChoicesInput: {
            items: {
                value: string | number;
                label: string;
            }[];
            /** @description More are found by typing on */
            hasMore: boolean;
        };
        QuotaInput: {
            window: {
                limit: number;
                windowMs: number;
                remaining: number;
                /** @description Whether the site said so, or it is what all sites begin with */
                learnt: boolean;
            };
            day: {
                limit: number | null;
                used: number | null;
                remaining: number | null;
                resetsAt: string | null;
            };
        };
        QuotaReportInput: {
            sites: {
                /** @description Such as `live/acme.scoro.com` */
                site: string;
                display: string;
                connector: string;
                window: {
                    limit: number;
                    windowMs: number;
                    remaining: number;
                    /** @description Whether the site said so, or it is what all sites begin with */
                    learnt: boolean;
                };
                day: {
                    limit: number | null;
                    used: number | null;
                    remaining: number | null;
                    resetsAt: string | null;
                };
                /** @description When the day's requests run out at the pace of the day so far; null where they last */
                runsOutAt: string | null;
                /** @description `used`: 80 % of the day are used; `forecast`: a fifth is, and the rest will not last, with more than two hours to go. The event `quota.nearly_used` tells of both */
                warning: ("used" | "forecast") | null;
                /** @description The day's requests by account connector, most first; what is missing from `day.used` was sent by others */
                use: {
                    account: {
                        id: string;
                        name: string;
                    };
                    installation: {
                        id: string;
                        name: string;
                    };
                    requests: number;
                }[];
            }[];
        };
        CallResultInput: {
            /** @description Of the call, to find it in the log */
            id: string;
            method: string;
            /** @constant */
            status: "succeeded";
            /** @description The authentication mode that was used */
            auth: string;
            /** @description What the method gives; see its `outputSchema` */
            data: unknown;
            page?: {
                number: number;
                size: number;
                hasMore: boolean;
                /** @description Give it as `cursor` for the next page, in lists that go on from marks instead of by number */
                next?: string;
            };
            upstream: {
                requests: number;
                durationMs: number;
                quota: components["schemas"]["QuotaInput"] | null;
            };
            warnings?: {
                code: string;
                detail: string;
                field?: string;
            }[];
        };
        CheckpointInput: {
            name: string;
            /** @description Records from this moment on are still to come; null before the first poll */
            at: string | null;
            /** @description `run`, or who set it by hand */
            setBy: string | null;
            updatedAt: string | null;
        };
        DocumentChangeInput: {
            /** @description Where in the document: steps by their keys */
            at: string;
            /** @enum {string} */
            kind: "added" | "removed" | "changed";
            before?: unknown;
            after?: unknown;
        };
        PrerequisiteInput: {
            /** @enum {string} */
            code: "not_published" | "document_invalid" | "connector_missing" | "connector_not_ready" | "method_unusable" | "variable_missing" | "webhook_address_not_public" | "subscription_failed";
            detail: string;
            /** @description What to do */
            hint: string;
            /** @description Where in the document */
            at?: string;
        };
        CycleSummaryInput: {
            id: string;
            name: string;
            account: string;
            /** @description What it was installed from */
            template: {
                id: string;
                name: string;
                /** @description That the draft was last taken from */
                version: number | null;
                /** @description That updating would take */
                liveVersion: number | null;
            } | null;
            /** @description The kind of its trigger */
            trigger: string | null;
            /** @description The keys of the connectors that it reaches */
            connectors: string[];
            liveVersion: number | null;
            enabled: boolean;
            /** @enum {string} */
            state: "draft" | "live" | "disabled";
            /** @description The draft is not what is live */
            changedSinceLive: boolean;
            /** @description Why it cannot start; empty where it can */
            prerequisites: components["schemas"]["PrerequisiteInput"][];
            lastRun: {
                id: string;
                state: string;
                /** Format: date-time */
                createdAt: string;
                finishedAt: string | null;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CycleInput: {
            id: string;
            name: string;
            account: string;
            /** @description What it was installed from */
            template: {
                id: string;
                name: string;
                /** @description That the draft was last taken from */
                version: number | null;
                /** @description That updating would take */
                liveVersion: number | null;
            } | null;
            /** @description The kind of its trigger */
            trigger: string | null;
            /** @description The keys of the connectors that it reaches */
            connectors: string[];
            liveVersion: number | null;
            enabled: boolean;
            /** @enum {string} */
            state: "draft" | "live" | "disabled";
            /** @description The draft is not what is live */
            changedSinceLive: boolean;
            /** @description Why it cannot start; empty where it can */
            prerequisites: components["schemas"]["PrerequisiteInput"][];
            lastRun: {
                id: string;
                state: string;
                /** Format: date-time */
                createdAt: string;
                finishedAt: string | null;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json` */
            draft: {
                [key: string]: unknown;
            };
            /** @description Account connectors by the names that the document gives them */
            bindings: {
                [key: string]: string;
            };
            variables: {
                [key: string]: unknown;
            };
            /** @description Where a webhook sends its events. It is a secret: whoever knows it can start the cycle; null for viewers */
            hookUrl: string | null;
            /** @description What is subscribed at an application; null where nothing is */
            subscription: {
                /**
                 * @description `pending` until the application has answered
                 * @enum {string}
                 */
                state: "pending" | "active" | "failed";
                /** @description Why it failed */
                detail: string | null;
                /** @description Changes that were never delivered and found by a list */
                missed: number;
                /** @description Until when changes were last looked for in a list */
                reconciledTo: string | null;
            } | null;
            checkpoints: components["schemas"]["CheckpointInput"][];
        };
        ExportedCycleInput: {
            /** @constant */
            format: 1;
            /** @description A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json` */
            document: {
                [key: string]: unknown;
            };
            /** @description Names of account connectors by the names that the document gives them */
            bindings?: {
                [key: string]: string;
            };
            variables?: {
                [key: string]: unknown;
            };
        };
        TransformInput: {
            /** @description Its name in a document */
            use: string;
            label: string;
            summary: string;
            /** @enum {string} */
            group: "text" | "number" | "date" | "list" | "object" | "other";
            /** @description Kinds of values that fit; none named means any */
            takes: string[];
            parameters: {
                name: string;
                label: string;
                /** @enum {string} */
                kind: "text" | "number" | "flag" | "choice" | "timeZone" | "path" | "any";
                required: boolean;
                choices?: string[];
            }[];
        };
        VersionSummaryInput: {
            number: number;
            live: boolean;
            publishedBy: string;
            /** Format: date-time */
            publishedAt: string;
        };
        CycleVersionInput: {
            number: number;
            live: boolean;
            publishedBy: string;
            /** Format: date-time */
            publishedAt: string;
            /** @description A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json` */
            document: {
                [key: string]: unknown;
            };
            bindings: {
                [key: string]: string;
            };
            variables: {
                [key: string]: unknown;
            };
        };
        ReadyTemplateInput: {
            /** @description What `POST /v1/templates` takes as `ready` */
            key: string;
            name: string;
            description: string;
            /** @description The kind of its trigger */
            trigger: string;
            /** @description The keys of the connectors that it reaches */
            connectors: string[];
            /** @description A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json` */
            document: {
                [key: string]: unknown;
            };
        };
        TemplateVersionInput: {
            number: number;
            live: boolean;
            publishedBy: string;
            /** Format: date-time */
            publishedAt: string;
            /** @description A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json` */
            document: {
                [key: string]: unknown;
            };
        };
        TemplateSummaryInput: {
            id: string;
            name: string;
            description: string | null;
            /** @description The kind of its trigger */
            trigger: string | null;
            /** @description The keys of the connectors that it reaches */
            connectors: string[];
            /** @description The version that installing takes */
            liveVersion: number | null;
            /** @description The draft is not what is live */
            changedSinceLive: boolean;
            /** @description How many cycles were installed from it */
            installed: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        TemplateInput: {
            id: string;
            name: string;
            description: string | null;
            /** @description The kind of its trigger */
            trigger: string | null;
            /** @description The keys of the connectors that it reaches */
            connectors: string[];
            /** @description The version that installing takes */
            liveVersion: number | null;
            /** @description The draft is not what is live */
            changedSinceLive: boolean;
            /** @description How many cycles were installed from it */
            installed: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json` */
            draft: {
                [key: string]: unknown;
            };
        };
        DocumentProblemInput: {
            /** @description What is wrong, such as `method_unknown` */
            code: string;
            /** @description Where in the document: steps by their keys, such as `steps.find.input.filter` */
            at: string;
            detail: string;
            /** @description What to do about it, where there is something to tell */
            hint?: string;
            /**
             * @description With an error the document cannot be published
             * @enum {string}
             */
            level: "error" | "warning";
        };
        ValueEvaluationInput: {
            /** @description Left out where nothing is there */
            value?: unknown;
            warnings: {
                code: string;
                at: string;
                detail: string;
                times: number;
            }[];
            /** @description Why there is no value */
            error?: {
                code: string;
                detail: string;
                /** @description Where in the text of a formula, counted from 0 */
                position?: number;
                problems?: {
                    at: string;
                    detail: string;
                }[];
            };
        };
        PlannedTemplateUpdateInput: {
            cycle: string;
            /** @description Of the cycle */
            name: string;
            account: string;
            /** @description The version that it was last taken from */
            from: number | null;
            to: number;
            /** @description In its draft; changes of its own to the draft would be lost */
            changes: components["schemas"]["DocumentChangeInput"][];
            /** @description What it would lack then */
            prerequisites: components["schemas"]["PrerequisiteInput"][];
        };
        RunInput: {
            id: string;
            cycle: string;
            cycleName: string;
            account: string;
            accountName: string;
            /** @description Of the cycle; the run goes by it to its end */
            version: number;
            /** @enum {string} */
            trigger: "webhook" | "schedule" | "poll" | "manual" | "test" | "replay";
            /** @enum {string} */
            state: "queued" | "running" | "waiting" | "succeeded" | "partlySucceeded" | "failed" | "cancelled";
            /** @description `retry`, `delay`, `limit` (of the application) or `decision` (of a person), while it waits */
            waitingFor: string | null;
            /** @description When it goes on by itself */
            dueAt: string | null;
            /** @description Transactions by how they ended; null until the run has ended */
            counts: {
                [key: string]: number;
            } | null;
            error: {
                [key: string]: unknown;
            } | null;
            replayOf: string | null;
            actor: {
                kind: string;
                id: string | null;
                name: string;
            };
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            durationMs: number | null;
        };
        RunDetailInput: {
            id: string;
            cycle: string;
            cycleName: string;
            account: string;
            accountName: string;
            /** @description Of the cycle; the run goes by it to its end */
            version: number;
            /** @enum {string} */
            trigger: "webhook" | "schedule" | "poll" | "manual" | "test" | "replay";
            /** @enum {string} */
            state: "queued" | "running" | "waiting" | "succeeded" | "partlySucceeded" | "failed" | "cancelled";
            /** @description `retry`, `delay`, `limit` (of the application) or `decision` (of a person), while it waits */
            waitingFor: string | null;
            /** @description When it goes on by itself */
            dueAt: string | null;
            /** @description Transactions by how they ended; null until the run has ended */
            counts: {
                [key: string]: number;
            } | null;
            error: {
                [key: string]: unknown;
            } | null;
            replayOf: string | null;
            actor: {
                kind: string;
                id: string | null;
                name: string;
            };
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            durationMs: number | null;
            /** @description What triggered it; null once its time is over */
            event: unknown;
            /** @description What an `end` step answered; null where none did */
            answer: unknown;
            /** @description Transactions by step and by how it stands there */
            steps: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /** @description Transactions of records by how they stand; the run itself where it has none */
            transactions: {
                [key: string]: number;
            };
            /** @description The transaction of the run itself; null once its time is over */
            root: string | null;
        };
        TransactionInput: {
            id: string;
            /** @description Its place among the records of its loop */
            ordinal: number;
            parent: string | null;
            /** @description The loop that made it; null for the run itself */
            loopStep: string | null;
            recordKey: string | null;
            /**
             * @description `undecided`: a person is to say what happened
             * @enum {string}
             */
            state: "open" | "waiting" | "undecided" | "succeeded" | "failed" | "cancelled";
            dueAt: string | null;
            error: {
                [key: string]: unknown;
            } | null;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        TransactionDetailInput: {
            id: string;
            /** @description Its place among the records of its loop */
            ordinal: number;
            parent: string | null;
            /** @description The loop that made it; null for the run itself */
            loopStep: string | null;
            recordKey: string | null;
            /**
             * @description `undecided`: a person is to say what happened
             * @enum {string}
             */
            state: "open" | "waiting" | "undecided" | "succeeded" | "failed" | "cancelled";
            dueAt: string | null;
            error: {
                [key: string]: unknown;
            } | null;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
            record: unknown;
            steps: {
                step: string;
                kind: string;
                /** @enum {string} */
                state: "intended" | "waiting" | "looping" | "undecided" | "succeeded" | "skipped" | "failed";
                attempts: number;
                input: unknown;
                output: unknown;
                /** @description The call that it executed */
                callId: string | null;
                error: {
                    [key: string]: unknown;
                } | null;
                warnings: {
                    [key: string]: unknown;
                }[];
                /** Format: date-time */
                startedAt: string;
                finishedAt: string | null;
            }[];
        };
        StartedRunInput: {
            id: string;
        };
        StepTestInput: {
            input: unknown;
            output: unknown;
            error?: {
                [key: string]: unknown;
            };
            warnings: {
                [key: string]: unknown;
            }[];
            callId: string | null;
            durationMs: number;
        };
        AccountInput: {
            id: string;
            name: string;
            /** @description The customer's id in the partner's own product */
            externalId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        PropertyInput: {
            name: string;
            label: string;
            help: string;
            /** @description Steps in the application that lead to the value */
            where: string[];
            /** @enum {string} */
            kind: "text" | "secret" | "choice";
            /**
             * @description `map`: an object of names to names instead of text; `document`: text of many lines
             * @enum {string}
             */
            structure: "text" | "map" | "document";
            choices: {
                value: string;
                label: string;
            }[];
            default: string | null;
            pattern: string | null;
            patternHint: string | null;
            /** @description Shown before the box */
            prefix: string | null;
            /** @description Shown after the box */
            suffix: string | null;
            /** @description The authentication modes it belongs to; none means all */
            modes: string[];
            /** @description Without it no call can be made */
            required: boolean;
            /** @description Secrets are bound to it: changing it clears them */
            destination: boolean;
            advanced: boolean;
            /** @description Made once for each account connector where nobody gives it */
            generated: boolean;
        };
        AuthenticationModeInput: {
            name: string;
            label: string;
            properties: string[];
            /** @description Without them the mode counts as not configured */
            required: string[];
            where: string[];
            /** @description How many methods take it, and how many take nothing else */
            methods: {
                usable: number;
                only: number;
            };
            /** @description Categories with methods that need it */
            unlocks: string[];
            /** @description Categories with methods that take it */
            categories: string[];
        };
        ConnectorInput: {
            key: string;
            name: string;
            version: string;
            summary: string;
            /** @description An SVG drawing */
            icon: string;
            categories: {
                name: string;
                methods: number;
                /** @description What all its methods need: `apiKey`, `userAuth` or `either`; `mixed` where they differ */
                auth: string;
                unconfirmed: boolean;
            }[];
            counts: {
                methods: number;
                categories: number;
                byAuth: {
                    [key: string]: number;
                };
            };
            /** @description How far the partner has set it up; null for tokens bound to an account */
            readiness: ("notSetUp" | "partly" | "ready" | "failing") | null;
            properties: components["schemas"]["PropertyInput"][];
            modes: components["schemas"]["AuthenticationModeInput"][];
            /** @description Choices of records, found while one types */
            lookups: {
                name: string;
                method: string;
            }[];
            /** @description What the application tells of by itself, so that cycles can subscribe it; null where it does not */
            webhooks: {
                records: {
                    name: string;
                    label: string;
                }[];
            } | null;
        };
        CapabilityReportInput: {
            /** @enum {string} */
            status: "setupRequired" | "ready" | "connected" | "failed";
            statusDetail: string | null;
            modes: {
                [key: string]: {
                    /** @enum {string} */
                    status: "ok" | "failed" | "notConfigured";
                    problem?: components["schemas"]["ProblemInput"];
                };
            };
            methods: {
                usable: number;
                total: number;
            };
            /** @description What is missing, and what it would unlock */
            missing: {
                /** @description Names of the properties that have no value */
                properties: string[];
                /** @description The mode they complete; null where every call needs them */
                mode: string | null;
                /** @description The categories that they open */
                unlocks: string[];
                /** @description How many methods more would work */
                methods: number;
            }[];
            companyAccountId: {
                value: string;
                /** @enum {string} */
                source: "given" | "assumed";
            } | null;
            companyAccounts: {
                id: string;
                name: string;
            }[];
            quota: {
                site: string;
                window: {
                    limit: number;
                    windowMs: number;
                    remaining: number;
                    learnt: boolean;
                };
                day: {
                    limit?: number;
                    used?: number;
                    /** @description Milliseconds since 1970 */
                    resetsAt?: number;
                };
            } | null;
            timeZone: string | null;
            clockSkewSeconds: number | null;
            /** @description Where the values lead, such as `acme.scoro.com` */
            site: string | null;
        };
        AccountConnectorInput: {
            id: string;
            account: string;
            connector: string;
            name: string;
            properties: {
                [key: string]: {
                    value?: string | {
                        [key: string]: string;
                    } | null;
                    /** @description Instead of the value of a secret */
                    isSet?: boolean;
                    /** @enum {string} */
                    from?: "account" | "setup" | "default";
                    /**
                     * @description What the partner's setup says of it
                     * @enum {string}
                     */
                    access?: "hidden" | "editable" | "ask";
                    /**
                     * @description All that a token bound to an account sees of what the partner hid
                     * @constant
                     */
                    hidden?: true;
                };
            };
            /** @enum {string} */
            status: "setupRequired" | "ready" | "connected" | "failed";
            statusDetail: string | null;
            /** @description Each authentication mode: complete or not, and what verifying it last said */
            modes: {
                [key: string]: {
                    configured: boolean;
                    /** @enum {string} */
                    status: "ok" | "failed" | "unverified";
                    checkedAt: string | null;
                };
            };
            methods: {
                usable: number;
                total: number;
            };
            /** @description Where the values lead, such as `acme.scoro.com` */
            site: string | null;
            checkedAt: string | null;
            lastSuccessAt: string | null;
            lastError: {
                code: string;
                detail: string;
                /** Format: date-time */
                at: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        InstalledConnectorInput: {
            id: string;
            account: string;
            connector: string;
            name: string;
            properties: {
                [key: string]: {
                    value?: string | {
                        [key: string]: string;
                    } | null;
                    /** @description Instead of the value of a secret */
                    isSet?: boolean;
                    /** @enum {string} */
                    from?: "account" | "setup" | "default";
                    /**
                     * @description What the partner's setup says of it
                     * @enum {string}
                     */
                    access?: "hidden" | "editable" | "ask";
                    /**
                     * @description All that a token bound to an account sees of what the partner hid
                     * @constant
                     */
                    hidden?: true;
                };
            };
            /** @enum {string} */
            status: "setupRequired" | "ready" | "connected" | "failed";
            statusDetail: string | null;
            /** @description Each authentication mode: complete or not, and what verifying it last said */
            modes: {
                [key: string]: {
                    configured: boolean;
                    /** @enum {string} */
                    status: "ok" | "failed" | "unverified";
                    checkedAt: string | null;
                };
            };
            methods: {
                usable: number;
                total: number;
            };
            /** @description Where the values lead, such as `acme.scoro.com` */
            site: string | null;
            checkedAt: string | null;
            lastSuccessAt: string | null;
            lastError: {
                code: string;
                detail: string;
                /** Format: date-time */
                at: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            accountName: string;
        };
        MethodInput: {
            key: string;
            name: string;
            category: string;
            summary: string;
            /** @description `apiKey`, `userAuth` or `either` */
            auth: string;
            /** @description The authentication modes it takes, the preferred one first */
            modes: string[];
            /** @enum {string} */
            effect: "read" | "create" | "update" | "delete" | "action";
            paged: boolean;
            givesFile: boolean;
            /** @description Why little is known of it, where so */
            unconfirmed: string | null;
            /** @description JSON Schema 2020-12 */
            inputSchema?: {
                [key: string]: unknown;
            };
            /** @description JSON Schema 2020-12; what is expected, more is permitted */
            outputSchema?: {
                [key: string]: unknown;
            };
            /** @description A complete, valid input */
            example?: {
                [key: string]: unknown;
            };
        };
        UsableMethodInput: {
            key: string;
            name: string;
            category: string;
            summary: string;
            /** @description `apiKey`, `userAuth` or `either` */
            auth: string;
            /** @description The authentication modes it takes, the preferred one first */
            modes: string[];
            /** @enum {string} */
            effect: "read" | "create" | "update" | "delete" | "action";
            paged: boolean;
            givesFile: boolean;
            /** @description Why little is known of it, where so */
            unconfirmed: string | null;
            /** @description JSON Schema 2020-12 */
            inputSchema?: {
                [key: string]: unknown;
            };
            /** @description JSON Schema 2020-12; what is expected, more is permitted */
            outputSchema?: {
                [key: string]: unknown;
            };
            /** @description A complete, valid input */
            example?: {
                [key: string]: unknown;
            };
            usable: boolean;
            /** @description Where it is not usable: what would make it so, one way an entry */
            missing?: {
                /** @description The mode they complete; null where every call needs them */
                mode: string | null;
                properties: {
                    name: string;
                    label: string;
                }[];
            }[];
        };
        AuditEntryInput: {
            id: number;
            /** Format: date-time */
            at: string;
            actor: {
                /** @enum {string} */
                kind: "user" | "token" | "operator" | "link" | "system";
                id: string | null;
                name: string;
            };
            /** @description Such as `account.create` */
            action: string;
            subject: {
                kind: string;
                id: string | null;
                name: string | null;
            };
            account: string | null;
            /** @description Names of what was changed; never the value of a secret */
            detail: {
                [key: string]: unknown;
            };
        };
        EventDeliveryInput: {
            id: string;
            event: {
                /** @description The `webhook-id` that it is sent with */
                id: string;
                type: string;
                /** Format: date-time */
                at: string;
                account: string | null;
                data: {
                    [key: string]: unknown;
                };
            };
            /** @enum {string} */
            status: "waiting" | "delivered" | "failed";
            attempts: {
                /** Format: date-time */
                at: string;
                ms: number;
                /** @description The HTTP status, or the reply code of the mail server */
                status: number | null;
                /** @description Null where it was taken */
                problem: string | null;
            }[];
            /** @description When it is tried next */
            nextAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        EventEndpointInput: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "webhook" | "email";
            /** @description Where a webhook is posted to */
            url: string | null;
            email: string | null;
            /** @description What it is told of; null for all, also what is yet to come */
            types: string[] | null;
            enabled: boolean;
            /** @description Why Tandem has disabled it */
            disabledReason: string | null;
            /** @description Since when it has taken nothing */
            failingSince: string | null;
            /** @description Until when the secret before signs too */
            previousSecretUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        EventTypeInput: {
            type: string;
            summary: string;
            /** @description JSON Schema of `data` */
            data: {
                [key: string]: unknown;
            };
        };
        HealthInput: {
            /** @constant */
            status: "ok";
        };
        ConnectorSummaryInput: {
            key: string;
            name: string;
            version: string;
            summary: string;
            /** @description An SVG drawing */
            icon: string;
            categories: {
                name: string;
                methods: number;
                /** @description What all its methods need: `apiKey`, `userAuth` or `either`; `mixed` where they differ */
                auth: string;
                unconfirmed: boolean;
            }[];
            counts: {
                methods: number;
                categories: number;
                byAuth: {
                    [key: string]: number;
                };
            };
            /** @description How far the partner has set it up; null for tokens bound to an account */
            readiness: ("notSetUp" | "partly" | "ready" | "failing") | null;
            /** @description With `q`: the categories and the methods (the first 20) that it found */
            matches?: {
                categories: string[];
                methods: {
                    key: string;
                    name: string;
                    category: string;
                    summary: string;
                    /** @description `apiKey`, `userAuth` or `either` */
                    auth: string;
                    /** @description The authentication modes it takes, the preferred one first */
                    modes: string[];
                    /** @enum {string} */
                    effect: "read" | "create" | "update" | "delete" | "action";
                    paged: boolean;
                    givesFile: boolean;
                    /** @description Why little is known of it, where so */
                    unconfirmed: string | null;
                }[];
            };
        };
        UserInput: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "viewer" | "builder" | "admin";
            /**
             * @description `invited` until the person has come
             * @enum {string}
             */
            status: "active" | "invited" | "disabled";
            /** @description Whether signing in with the password asks for a code */
            secondFactor: boolean;
            /** @description Whether the person has signed in through the identity provider */
            oidc: boolean;
            /** Format: date-time */
            createdAt: string;
            lastSignInAt: string | null;
        };
        MeInput: {
            /** @enum {string} */
            kind: "user" | "token" | "operator";
            id: string;
            name: string;
            /** @description Of users only */
            email: string | null;
            /** @enum {string} */
            role: "viewer" | "builder" | "admin";
            /** @description The account a token is bound to */
            account: string | null;
            /** @description Of users only */
            hasPassword: boolean;
            /** @description Whether signing in with the password asks for a code */
            secondFactor: boolean;
        };
        OpenSignInLinkInput: {
            /** @enum {string} */
            purpose: "firstAdministrator" | "operator" | "invitation" | "recovery";
            /** @description Null for a link that a start printed: its holder chooses it */
            email: string | null;
            name: string | null;
            /**
             * Format: date-time
             * @description Until then it may be finished
             */
            expiresAt: string;
        };
        TokenInput: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "viewer" | "builder" | "admin";
            /** @description The account it is bound to */
            account: string | null;
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            /** @description To the minute */
            lastUsedAt: string | null;
        };
        SecondFactorWantedInput: {
            /** @constant */
            kind: "secondFactor";
            /**
             * Format: date-time
             * @description Until then the code may be sent to `POST /v1/session/second-factor`
             */
            expiresAt: string;
        };
        RecoveryCodesInput: {
            /** @description Each stands in for the authenticator once */
            recoveryCodes: string[];
        };
        SignInLinkInput: {
            url: string;
            /** Format: date-time */
            expiresAt: string;
        };
        SecondFactorInput: {
            on: boolean;
            since: string | null;
            recoveryCodesLeft: number;
        };
        SessionInput: {
            id: string;
            /** @description Browser and system, as the browser says */
            device: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastSeenAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Whether this request belongs to it */
            current: boolean;
        };
        OpenSetupLinkInput: {
            accountName: string;
            /** @description With the properties alone that the setup leaves to accounts */
            connector: components["schemas"]["ConnectorInput"];
            /** @description Null until the first values are saved */
            installation: string | null;
            /** @description Of what the partner hid there is nothing here */
            properties: {
                [key: string]: {
                    value?: string | {
                        [key: string]: string;
                    } | null;
                    /** @description Instead of the value of a secret */
                    isSet?: boolean;
                    /** @enum {string} */
                    from?: "account" | "setup" | "default";
                    /**
                     * @description What the partner's setup says of it
                     * @enum {string}
                     */
                    access?: "hidden" | "editable" | "ask";
                    /**
                     * @description All that a token bound to an account sees of what the partner hid
                     * @constant
                     */
                    hidden?: true;
                };
            };
            /** @enum {string} */
            status: "setupRequired" | "ready" | "connected" | "failed";
            statusDetail: string | null;
            /** @description The page that frames this one is of one of these */
            allowedOrigins: string[];
            returnUrl: string | null;
            /**
             * Format: date-time
             * @description Until then it may be finished
             */
            expiresAt: string;
        };
        SetupLinkInput: {
            id: string;
            account: string;
            connector: string;
            /** @description The account connector; null until the customer's first values make one */
            installation: string | null;
            /** @description What the account connector that is made is called; null for the connector's name */
            name: string | null;
            allowedOrigins: string[];
            returnUrl: string | null;
            /** @enum {string} */
            status: "waiting" | "opened" | "finished" | "expired";
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            openedAt: string | null;
            finishedAt: string | null;
            /**
             * Format: date-time
             * @description Until then it may be opened; once it was, finished
             */
            expiresAt: string;
        };
        /**
         * @example {
         *       "connector": "scoro",
         *       "properties": {
         *         "language": {
         *           "value": "eng",
         *           "access": "hidden"
         *         },
         *         "companyName": {
         *           "access": "ask"
         *         },
         *         "apiKey": {
         *           "isSet": true,
         *           "access": "editable"
         *         }
         *       },
         *       "methods": {
         *         "usable": 0,
         *         "total": 250
         *       },
         *       "missing": [
         *         "companyName"
         *       ],
         *       "checkedAt": null
         *     }
         */
        SetupInput: {
            connector: string;
            /** @description What the partner has set; anything else is asked for at install */
            properties: {
                [key: string]: {
                    value?: string | {
                        [key: string]: string;
                    };
                    /** @description Instead of the value of a secret */
                    isSet?: boolean;
                    /** @enum {string} */
                    access: "hidden" | "editable" | "ask";
                };
            };
            /** @description How many methods work with these values alone */
            methods: {
                usable: number;
                total: number;
            };
            /** @description Required properties that have no value yet */
            missing: string[];
            checkedAt: string | null;
        };
        KeyRotationInput: {
            /** @description Null for a dry run */
            id: string | null;
            /** @enum {string} */
            state: "planned" | "running" | "done" | "failed";
            /** @description How far it is: makes the new key, waits for servers without it, wraps, opens all again, drops the old keys */
            phase: ("making" | "waiting" | "rewrapping" | "verifying" | "finishing") | null;
            /** @description Null until it is made */
            newKey: string | null;
            /** @description Keys that nothing uses once it is done */
            oldKeys: string[];
            /** @description Whether Tandem has dropped the old keys itself; else they may be taken away */
            oldKeysDropped: boolean;
            dataKeys: {
                toRewrap: number;
                rewrapped: number;
                /** @description Data keys that were opened with the new key alone, once none was left under another */
                verified: number;
            };
            /** @description Running servers that do not have the new key */
            waitingFor: {
                id: string;
                /** @description Host and process */
                name: string;
            }[];
            /** @description What keeps it from going on, or has ended it */
            problem: string | null;
            hint: string | null;
            /** @description What is left to do for the operator, in words */
            next: string | null;
            startedAt: string | null;
            startedBy: {
                kind: string;
                id: string | null;
                name: string;
            } | null;
            endedAt: string | null;
        };
        MasterKeysInput: {
            keys: {
                /** @description Tells nothing of the key */
                id: string;
                /** @description Whether it is the one to rotate to */
                first: boolean;
                /** @description Null where this server does not have it */
                source: ("environment" | "file" | "dataFolder" | "service") | null;
                /** @description A variable, a file or an address */
                whereabouts: string | null;
                /**
                 * @description Whether it wraps new data keys, is being rotated away, or was; `unused` so far
                 * @enum {string}
                 */
                state: "unused" | "wraps" | "opens" | "retired";
                /** @description How many data keys it wraps */
                dataKeys: number;
            }[];
            /** @description One for each account, and the partner’s */
            dataKeys: number;
            /** @description The running servers, and the keys that each has */
            nodes: {
                id: string;
                /** @description Host and process */
                name: string;
                keys: string[];
            }[];
            /** @description The one that runs, or ended last */
            rotation: components["schemas"]["KeyRotationInput"] | null;
        };
        TemplateUpdateInput: {
            cycle: string;
            /** @description Of the cycle */
            name: string;
            account: string;
            /** @description The version that it was last taken from */
            from: number | null;
            to: number;
            published: boolean;
            prerequisites: components["schemas"]["PrerequisiteInput"][];
        };
        ImportedCycleInput: {
            /** @description The cycle; null where a dry run would have made it */
            id: string | null;
            created: boolean;
            /** @description In a cycle that was there; values of variables under `values` */
            changes: components["schemas"]["DocumentChangeInput"][];
            /** @description Connectors that the file names and the account has not; bind these slots by hand */
            unknownBindings: {
                slot: string;
                name: string;
            }[];
        };
        ReadinessInput: {
            /** @constant */
            status: "ready";
        };
        SignInInput: {
            /** @description By e-mail address and password */
            password: boolean;
            /** @description The identity provider, where there is one: send the browser to `GET /v1/sign-in/oidc` */
            oidc: {
                name: string;
            } | null;
            /** @description The problem in words */
            problem: {
                detail: string;
                hint: string;
            } | null;
        };
        OidcInput: {
            /** @description What is to be registered at the identity provider */
            redirectUri: string;
            /** @description Whether passwords sign in, too */
            password: boolean;
            provider: {
                name: string;
                issuer: string;
                clientId: string;
                /** @description Of people who come for the first time; null where they must be invited */
                role: ("viewer" | "builder" | "admin") | null;
                /** @description Of e-mail addresses that may come; empty where any may */
                domains: string[];
                /** @description Where the provider does not say whether an address is verified */
                trustsAddresses: boolean;
            } | null;
        };
        NewSetupLinkInput: {
            id: string;
            account: string;
            connector: string;
            /** @description The account connector; null until the customer's first values make one */
            installation: string | null;
            /** @description What the account connector that is made is called; null for the connector's name */
            name: string | null;
            allowedOrigins: string[];
            returnUrl: string | null;
            /** @enum {string} */
            status: "waiting" | "opened" | "finished" | "expired";
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            openedAt: string | null;
            finishedAt: string | null;
            /**
             * Format: date-time
             * @description Until then it may be opened; once it was, finished
             */
            expiresAt: string;
            /** @description Shown this once; its fragment is a secret */
            url: string;
        };
        MappingTransform: {
            /** @constant */
            use: "trim";
        } | {
            /** @constant */
            use: "upperCase";
        } | {
            /** @constant */
            use: "lowerCase";
        } | {
            /** @constant */
            use: "split";
            by: string;
        } | {
            /** @constant */
            use: "replace";
            find: string;
            by: string;
        } | {
            /** @constant */
            use: "slice";
            from: number;
            to?: number;
        } | {
            /** @constant */
            use: "padStart";
            length: number;
            with?: string;
        } | {
            /** @constant */
            use: "parseJson";
        } | {
            /** @constant */
            use: "base64";
            decode?: boolean;
        } | {
            /** @constant */
            use: "urlEncode";
        } | {
            /** @constant */
            use: "number";
            /** @enum {string} */
            decimal?: "." | ",";
            /** @enum {string} */
            as?: "number" | "decimal";
        } | {
            /** @constant */
            use: "text";
        } | {
            /** @constant */
            use: "boolean";
        } | {
            /** @constant */
            use: "round";
            places?: number;
        } | {
            /** @constant */
            use: "add";
            value: number | string;
        } | {
            /** @constant */
            use: "subtract";
            value: number | string;
        } | {
            /** @constant */
            use: "multiply";
            value: number | string;
        } | {
            /** @constant */
            use: "divide";
            value: number | string;
        } | {
            /** @constant */
            use: "date";
            /** @enum {string} */
            format?: "iso" | "YYYY-MM-DD" | "DD.MM.YYYY" | "D.M.YYYY" | "DD/MM/YYYY" | "D/M/YYYY" | "MM/DD/YYYY" | "M/D/YYYY" | "DD-MM-YYYY" | "YYYY/MM/DD" | "YYYYMMDD" | "unixSeconds" | "unixMilliseconds";
            timeZone?: string;
        } | {
            /** @constant */
            use: "dateTime";
            timeZone: string;
            from?: string;
            /** @enum {string} */
            format?: "iso" | "YYYY-MM-DD" | "DD.MM.YYYY" | "D.M.YYYY" | "DD/MM/YYYY" | "D/M/YYYY" | "MM/DD/YYYY" | "M/D/YYYY" | "DD-MM-YYYY" | "YYYY/MM/DD" | "YYYYMMDD" | "unixSeconds" | "unixMilliseconds";
            /** @enum {string} */
            form?: "offset" | "utc" | "local";
        } | {
            /** @constant */
            use: "formatDate";
            pattern: string;
            /** @enum {string} */
            format?: "iso" | "YYYY-MM-DD" | "DD.MM.YYYY" | "D.M.YYYY" | "DD/MM/YYYY" | "D/M/YYYY" | "MM/DD/YYYY" | "M/D/YYYY" | "DD-MM-YYYY" | "YYYY/MM/DD" | "YYYYMMDD" | "unixSeconds" | "unixMilliseconds";
            timeZone?: string;
        } | {
            /** @constant */
            use: "addDuration";
            duration: string;
        } | {
            /** @constant */
            use: "duration";
            /** @enum {string} */
            from: "clock" | "seconds" | "minutes" | "hours" | "iso";
            /** @enum {string} */
            to: "clock" | "seconds" | "minutes" | "hours" | "iso";
        } | {
            /** @constant */
            use: "join";
            with?: string;
        } | {
            /** @constant */
            use: "first";
        } | {
            /** @constant */
            use: "last";
        } | {
            /** @constant */
            use: "at";
            position: number;
        } | {
            /** @constant */
            use: "count";
        } | {
            /** @constant */
            use: "sum";
            of?: string;
        } | {
            /** @constant */
            use: "unique";
            by?: string;
        } | {
            /** @constant */
            use: "sort";
            by?: string;
            descending?: boolean;
        } | {
            /** @constant */
            use: "keys";
        } | {
            /** @constant */
            use: "values";
        } | {
            /** @constant */
            use: "entries";
        } | {
            /** @constant */
            use: "json";
        } | {
            /** @constant */
            use: "default";
            value: unknown;
        };
        MappingValue: components["schemas"]["MappingValueForm"];
        MappingCondition: components["schemas"]["MappingConditionForm"];
        MappingValueForm: null | boolean | number | string | unknown[] | {
            /** @description Taken as it is */
            $literal: unknown;
        } | {
            /** @description From where, such as steps.find.data[0].id */
            $path: string;
            through?: components["schemas"]["MappingTransform"][];
            /** @description When nothing is there */
            otherwise?: components["schemas"]["MappingValue"];
        } | {
            /** @description JSONata */
            $formula: string;
        } | {
            /** @description The list */
            $each: components["schemas"]["MappingValue"];
            /** @description What an item is called in paths; item unless it says otherwise */
            as?: string;
            where?: components["schemas"]["MappingCondition"];
            value: components["schemas"]["MappingValue"];
        } | {
            $when: components["schemas"]["MappingCondition"];
            then: components["schemas"]["MappingValue"];
            else?: components["schemas"]["MappingValue"];
        } | {
            $join: components["schemas"]["MappingValue"][];
            with?: string;
        } | {
            $lookUp: components["schemas"]["MappingValue"];
            in: {
                [key: string]: components["schemas"]["MappingValue"];
            };
            otherwise?: components["schemas"]["MappingValue"];
        } | {
            $through: components["schemas"]["MappingTransform"][];
            of: components["schemas"]["MappingValue"];
        } | {
            $merge: components["schemas"]["MappingValue"][];
        } | {
            [key: string]: components["schemas"]["MappingValue"];
        };
        MappingConditionForm: {
            all: components["schemas"]["MappingCondition"][];
        } | {
            any: components["schemas"]["MappingCondition"][];
        } | {
            not: components["schemas"]["MappingCondition"];
        } | {
            /** @description JSONata */
            formula: string;
        } | {
            left: components["schemas"]["MappingValue"];
            /** @enum {string} */
            is: "equals" | "notEquals" | "contains" | "startsWith" | "endsWith" | "greaterThan" | "atLeast" | "lessThan" | "atMost" | "in";
            right: components["schemas"]["MappingValue"];
            ignoreCase?: boolean;
        } | {
            left: components["schemas"]["MappingValue"];
            /** @enum {string} */
            is: "empty" | "notEmpty" | "exists" | "missing";
            ignoreCase?: boolean;
        };
        Step: {
            key: string;
            name?: string;
            /** @constant */
            kind: "method";
            /** @description A name of `connectors` */
            connector: string;
            method: string;
            input?: components["schemas"]["MappingValue"];
            auth?: string;
            /** @enum {string} */
            unknownFields?: "refuse" | "send";
            /** @description Of a list: as many pages as this are read into one list, and a longer one fails; the first page alone unless given */
            pages?: number;
            /** @description What happens when the step fails */
            onError?: {
                /** @description Unless given: after 1 minute, 10 minutes, 1 hour, 3 hours and 6 hours; false: never */
                retry?: false | {
                    /** @description The wait before each further try */
                    afterSeconds: number[];
                };
                /**
                 * @description `endTransaction` unless given; `skip` goes on with the next step, the output being null
                 * @enum {string}
                 */
                then?: "endTransaction" | "skip" | "endRun";
            };
            /** @description How to find the record of an interrupted creation; without it the connector is asked, then a person */
            lookUp?: {
                /** @description A list of the same connector */
                method: string;
                /** @description What narrows the list; `sent` in paths is what was sent */
                input?: components["schemas"]["MappingValue"];
                /** @description Members of a found record by the members of what was sent that they must equal, as paths */
                match: {
                    [key: string]: string;
                };
            };
        } | {
            key: string;
            name?: string;
            /** @constant */
            kind: "decision";
            when: components["schemas"]["MappingCondition"];
            /** @description What happens when the step fails */
            onError?: {
                /** @description Unless given: after 1 minute, 10 minutes, 1 hour, 3 hours and 6 hours; false: never */
                retry?: false | {
                    /** @description The wait before each further try */
                    afterSeconds: number[];
                };
                /**
                 * @description `endTransaction` unless given; `skip` goes on with the next step, the output being null
                 * @enum {string}
                 */
                then?: "endTransaction" | "skip" | "endRun";
            };
            then: components["schemas"]["Step"][];
            else?: components["schemas"]["Step"][];
        } | {
            key: string;
            name?: string;
            /** @constant */
            kind: "loop";
            over: {
                /** @description A name of `connectors` */
                connector: string;
                method: string;
                input?: components["schemas"]["MappingValue"];
                auth?: string;
            } | {
                list: components["schemas"]["MappingValue"];
            };
            concurrency?: number;
            /** @description What happens when the step fails */
            onError?: {
                /** @description Unless given: after 1 minute, 10 minutes, 1 hour, 3 hours and 6 hours; false: never */
                retry?: false | {
                    /** @description The wait before each further try */
                    afterSeconds: number[];
                };
                /**
                 * @description `endTransaction` unless given; `skip` goes on with the next step, the output being null
                 * @enum {string}
                 */
                then?: "endTransaction" | "skip" | "endRun";
            };
            steps: components["schemas"]["Step"][];
        } | {
            key: string;
            name?: string;
            /** @constant */
            kind: "delay";
            seconds?: number;
            /** @description A date-time with offset */
            until?: components["schemas"]["MappingValue"];
        } | {
            key: string;
            name?: string;
            /** @constant */
            kind: "transform";
            value: components["schemas"]["MappingValue"];
            /** @description What happens when the step fails */
            onError?: {
                /** @description Unless given: after 1 minute, 10 minutes, 1 hour, 3 hours and 6 hours; false: never */
                retry?: false | {
                    /** @description The wait before each further try */
                    afterSeconds: number[];
                };
                /**
                 * @description `endTransaction` unless given; `skip` goes on with the next step, the output being null
                 * @enum {string}
                 */
                then?: "endTransaction" | "skip" | "endRun";
            };
        } | {
            key: string;
            name?: string;
            /** @constant */
            kind: "end";
            /**
             * @description `transaction` unless given
             * @enum {string}
             */
            scope?: "transaction" | "run";
            /**
             * @description `succeeded` unless given
             * @enum {string}
             */
            outcome?: "succeeded" | "failed";
            reason?: string;
            /** @description What a synchronous webhook is answered with */
            answer?: components["schemas"]["MappingValue"];
        } | {
            key: string;
            name?: string;
            /** @constant */
            kind: "reference";
            /** @description The name of the link between two sides, shared by the cycles of an account */
            link: string;
            /**
             * @description `find`: the other side`s id; `claim`: the same by one of `left` and `right`, and where there is none, others that claim wait until this transaction has saved it or ended; `save`: remembers that two ids are one record, and what was written; `remove` forgets it; `changed`: whether a record differs from what was last written to its side, so that an echo can be ended
             * @enum {string}
             */
            action: "find" | "claim" | "save" | "remove" | "changed";
            left?: components["schemas"]["MappingValue"];
            right?: components["schemas"]["MappingValue"];
            /** @description For `save` and `changed`: what is compared, without times of change */
            content?: components["schemas"]["MappingValue"];
            /**
             * @description The side that `content` belongs to; unless given, both for `save`; `changed` needs it
             * @enum {string}
             */
            side?: "left" | "right";
        };
        Trigger: {
            /** @constant */
            kind: "manual";
            /** @description What `trigger` looks like, for the builder and for checking; not used by runs */
            sample?: unknown;
        } | {
            /** @constant */
            kind: "webhook";
            /**
             * @description `accepted` unless given: 202 once the event is stored; `result`: the run starts at once, and its `end` step answers
             * @enum {string}
             */
            answer?: "accepted" | "result";
            /** @description Two deliveries of one key are one run; `delivery` unless given */
            dedupe?: {
                /** @description `delivery`: the header webhook-id, idempotency-key or x-request-id, else the body; `body`; a path into the event; or nothing */
                by: ("delivery" | "body" | "none") | {
                    path: string;
                };
            };
            /** @description The address is subscribed at an application while the cycle is enabled, and removed after it */
            subscribe?: {
                /** @description A name of `connectors` */
                connector: string;
                /** @description The kind of records, as the connector names it, such as `tasks` */
                records: string;
                /** @description All three unless given */
                changes?: ("created" | "modified" | "deleted")[];
                /** @description Modifications count only where one of these fields changed; of any unless given */
                fields?: string[];
                /** @description How often a list is read for changes that were never delivered; 60 unless given */
                reconcileMinutes?: number;
            };
            /** @description What `trigger` looks like, for the builder and for checking; not used by runs */
            sample?: unknown;
        } | {
            /** @constant */
            kind: "schedule";
            /** @description Five fields, or six with seconds first */
            cron: string;
            /** @description An IANA name, or a variable that holds one, such as `variables.timeZone`; UTC unless given */
            timeZone?: string;
            /** @description What `trigger` looks like, for the builder and for checking; not used by runs */
            sample?: unknown;
        } | {
            /** @constant */
            kind: "poll";
            /** @description A name of `connectors` */
            connector: string;
            /** @description A list */
            method: string;
            /** @description `checkpoint` in paths is the moment from which on records are wanted */
            input?: components["schemas"]["MappingValue"];
            auth?: string;
            everyMinutes: number;
            /** @description Its name; `records` unless given */
            checkpoint?: string;
            /** @description How far back each poll looks behind its checkpoint; 10 unless given. Records seen with the same content are left out */
            overlapMinutes?: number;
            /** @description Where the first poll begins; a choice, since nothing is right for all */
            firstRun: ("now" | "everything") | {
                /** Format: date-time */
                from: string;
            };
            concurrency?: number;
            /** @description What `trigger` looks like, for the builder and for checking; not used by runs */
            sample?: unknown;
        };
        CycleDocument: {
            $schema?: string;
            /** @constant */
            format: 1;
            name: string;
            description?: string;
            /** @description Filled in for each account */
            variables?: {
                name: string;
                label: string;
                help?: string;
                /** @enum {string} */
                kind: "text" | "number" | "boolean" | "date";
                /** @description False unless given */
                required?: boolean;
                default?: string | number | boolean;
            }[];
            /** @description What the steps reach, by the names that steps use */
            connectors: {
                [key: string]: {
                    /** @description The key of a connector, such as `scoro` */
                    connector: string;
                    label?: string;
                };
            };
            trigger: components["schemas"]["Trigger"];
            steps: components["schemas"]["Step"][];
        };
        /**
         * @example {
         *       "type": "/reference#not_found",
         *       "title": "Not found",
         *       "status": 404,
         *       "detail": "There is nothing here, or it is not yours to see.",
         *       "code": "not_found"
         *     }
         */
        Problem: {
            /** @description Leads to the description of the code */
            type: string;
            title: string;
            status: number;
            detail: string;
            /**
             * @description Stable; program against this
             * @enum {string}
             */
            code: "request_malformed" | "input_invalid" | "method_unknown" | "setup_required" | "credential_missing" | "credential_rejected" | "upstream_refused" | "upstream_not_found" | "upstream_rate_limited" | "quota_exhausted" | "upstream_unavailable" | "upstream_invalid_response" | "upstream_timeout" | "outcome_unknown" | "address_refused" | "not_found" | "unauthenticated" | "forbidden" | "conflict" | "payload_too_large" | "method_not_allowed" | "not_acceptable" | "rate_limited" | "unavailable" | "internal";
            /** @description What the person can do, in one sentence */
            hint?: string;
            /** @description One a field */
            errors?: {
                field: string;
                /** @enum {string} */
                code: "unknown" | "required" | "invalid" | "not_writable" | "not_filterable";
                detail: string;
                nearest?: string[];
            }[];
            /** @description The application's own words */
            upstream?: {
                httpStatus?: number;
                statusCode?: number;
                messages: string[];
            };
            /** @description Properties without a value, and where to find theirs */
            missing?: {
                mode: string;
                properties: {
                    name: string;
                    label: string;
                }[];
                where: string[];
            }[];
            /** @description Id of the recorded call */
            call?: string;
            /** @description The page from which a list can be taken up again */
            resumePage?: number;
            /** @description Leads to the log */
            request?: string;
        };
        CallSummary: {
            id: string;
            account: string;
            connector: string;
            installation: {
                /** @description Null once it was removed */
                id: string | null;
                name: string;
            };
            method: string;
            /** @enum {string} */
            effect: "read" | "create" | "update" | "delete" | "action";
            /** @description The authentication mode, where one was chosen */
            auth: string | null;
            /** @enum {string} */
            form: "json" | "stream";
            actor: {
                /** @enum {string} */
                kind: "user" | "token" | "operator" | "system" | "cycle";
                id: string | null;
                name: string;
            };
            /**
             * @description `unknown`: a write whose outcome nobody knows
             * @enum {string}
             */
            status: "running" | "succeeded" | "failed" | "unknown" | "cancelled";
            errorCode: string | null;
            /** Format: date-time */
            startedAt: string;
            finishedAt: string | null;
            durationMs: number | null;
            /** @description Records given out, for lists and streams */
            records: number | null;
            upstream: {
                requests: number;
                durationMs: number;
            };
        };
        Call: {
            id: string;
            account: string;
            connector: string;
            installation: {
                /** @description Null once it was removed */
                id: string | null;
                name: string;
            };
            method: string;
            /** @enum {string} */
            effect: "read" | "create" | "update" | "delete" | "action";
            /** @description The authentication mode, where one was chosen */
            auth: string | null;
            /** @enum {string} */
            form: "json" | "stream";
            actor: {
                /** @enum {string} */
                kind: "user" | "token" | "operator" | "system" | "cycle";
                id: string | null;
                name: string;
            };
            /**
             * @description `unknown`: a write whose outcome nobody knows
             * @enum {string}
             */
            status: "running" | "succeeded" | "failed" | "unknown" | "cancelled";
            errorCode: string | null;
            /** Format: date-time */
            startedAt: string;
            finishedAt: string | null;
            durationMs: number | null;
            /** @description Records given out, for lists and streams */
            records: number | null;
            upstream: {
                requests: number;
                durationMs: number;
            };
            error: {
                /** @description Leads to the description of the code */
                type?: string;
                title?: string;
                status?: number;
                detail?: string;
                /**
                 * @description Stable; program against this
                 * @enum {string}
                 */
                code?: "request_malformed" | "input_invalid" | "method_unknown" | "setup_required" | "credential_missing" | "credential_rejected" | "upstream_refused" | "upstream_not_found" | "upstream_rate_limited" | "quota_exhausted" | "upstream_unavailable" | "upstream_invalid_response" | "upstream_timeout" | "outcome_unknown" | "address_refused" | "not_found" | "unauthenticated" | "forbidden" | "conflict" | "payload_too_large" | "method_not_allowed" | "not_acceptable" | "rate_limited" | "unavailable" | "internal";
                /** @description What the person can do, in one sentence */
                hint?: string;
                /** @description One a field */
                errors?: {
                    field: string;
                    /** @enum {string} */
                    code: "unknown" | "required" | "invalid" | "not_writable" | "not_filterable";
                    detail: string;
                    nearest?: string[];
                }[];
                /** @description The application's own words */
                upstream?: {
                    httpStatus?: number;
                    statusCode?: number;
                    messages: string[];
                };
                /** @description Properties without a value, and where to find theirs */
                missing?: {
                    mode: string;
                    properties: {
                        name: string;
                        label: string;
                    }[];
                    where: string[];
                }[];
                /** @description Id of the recorded call */
                call?: string;
                /** @description The page from which a list can be taken up again */
                resumePage?: number;
                /** @description Leads to the log */
                request?: string;
            } | null;
            warnings: {
                code: string;
                detail: string;
                field?: string;
            }[];
            idempotencyKey: string | null;
            /** @description The latest 50 requests */
            attempts: {
                /** Format: date-time */
                at: string;
                durationMs: number;
                /** @description Waiting for the budget and for backoff before it */
                waitedMs: number;
                path: string;
                httpStatus: number | null;
                outcome: string;
            }[];
            input: {
                /** @description Bytes of the whole */
                size: number;
                /** @description False where only the head is kept, or nothing any more */
                complete: boolean;
                /** @description The whole, where it is kept */
                value?: unknown;
                /** @description The first 64 KiB of a larger one, as text */
                head?: string;
            } | null;
            output: {
                /** @description Bytes of the whole */
                size: number;
                /** @description False where only the head is kept, or nothing any more */
                complete: boolean;
                /** @description The whole, where it is kept */
                value?: unknown;
                /** @description The first 64 KiB of a larger one, as text */
                head?: string;
            } | null;
        };
        Choices: {
            items: {
                value: string | number;
                label: string;
            }[];
            /** @description More are found by typing on */
            hasMore: boolean;
        };
        Quota: {
            window: {
                limit: number;
                windowMs: number;
                remaining: number;
                /** @description Whether the site said so, or it is what all sites begin with */
                learnt: boolean;
            };
            day: {
                limit: number | null;
                used: number | null;
                remaining: number | null;
                resetsAt: string | null;
            };
        };
        QuotaReport: {
            sites: {
                /** @description Such as `live/acme.scoro.com` */
                site: string;
                display: string;
                connector: string;
                window: {
                    limit: number;
                    windowMs: number;
                    remaining: number;
                    /** @description Whether the site said so, or it is what all sites begin with */
                    learnt: boolean;
                };
                day: {
                    limit: number | null;
                    used: number | null;
                    remaining: number | null;
                    resetsAt: string | null;
                };
                /** @description When the day's requests run out at the pace of the day so far; null where they last */
                runsOutAt: string | null;
                /** @description `used`: 80 % of the day are used; `forecast`: a fifth is, and the rest will not last, with more than two hours to go. The event `quota.nearly_used` tells of both */
                warning: ("used" | "forecast") | null;
                /** @description The day's requests by account connector, most first; what is missing from `day.used` was sent by others */
                use: {
                    account: {
                        id: string;
                        name: string;
                    };
                    installation: {
                        id: string;
                        name: string;
                    };
                    requests: number;
                }[];
            }[];
        };
        CallResult: {
            /** @description Of the call, to find it in the log */
            id: string;
            method: string;
            /** @constant */
            status: "succeeded";
            /** @description The authentication mode that was used */
            auth: string;
            /** @description What the method gives; see its `outputSchema` */
            data: unknown;
            page?: {
                number: number;
                size: number;
                hasMore: boolean;
                /** @description Give it as `cursor` for the next page, in lists that go on from marks instead of by number */
                next?: string;
            };
            upstream: {
                requests: number;
                durationMs: number;
                quota: components["schemas"]["Quota"] | null;
            };
            warnings?: {
                code: string;
                detail: string;
                field?: string;
            }[];
        };
        Checkpoint: {
            name: string;
            /** @description Records from this moment on are still to come; null before the first poll */
            at: string | null;
            /** @description `run`, or who set it by hand */
            setBy: string | null;
            updatedAt: string | null;
        };
        DocumentChange: {
            /** @description Where in the document: steps by their keys */
            at: string;
            /** @enum {string} */
            kind: "added" | "removed" | "changed";
            before?: unknown;
            after?: unknown;
        };
        Prerequisite: {
            /** @enum {string} */
            code: "not_published" | "document_invalid" | "connector_missing" | "connector_not_ready" | "method_unusable" | "variable_missing" | "webhook_address_not_public" | "subscription_failed";
            detail: string;
            /** @description What to do */
            hint: string;
            /** @description Where in the document */
            at?: string;
        };
        CycleSummary: {
            id: string;
            name: string;
            account: string;
            /** @description What it was installed from */
            template: {
                id: string;
                name: string;
                /** @description That the draft was last taken from */
                version: number | null;
                /** @description That updating would take */
                liveVersion: number | null;
            } | null;
            /** @description The kind of its trigger */
            trigger: string | null;
            /** @description The keys of the connectors that it reaches */
            connectors: string[];
            liveVersion: number | null;
            enabled: boolean;
            /** @enum {string} */
            state: "draft" | "live" | "disabled";
            /** @description The draft is not what is live */
            changedSinceLive: boolean;
            /** @description Why it cannot start; empty where it can */
            prerequisites: components["schemas"]["Prerequisite"][];
            lastRun: {
                id: string;
                state: string;
                /** Format: date-time */
                createdAt: string;
                finishedAt: string | null;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Cycle: {
            id: string;
            name: string;
            account: string;
            /** @description What it was installed from */
            template: {
                id: string;
                name: string;
                /** @description That the draft was last taken from */
                version: number | null;
                /** @description That updating would take */
                liveVersion: number | null;
            } | null;
            /** @description The kind of its trigger */
            trigger: string | null;
            /** @description The keys of the connectors that it reaches */
            connectors: string[];
            liveVersion: number | null;
            enabled: boolean;
            /** @enum {string} */
            state: "draft" | "live" | "disabled";
            /** @description The draft is not what is live */
            changedSinceLive: boolean;
            /** @description Why it cannot start; empty where it can */
            prerequisites: components["schemas"]["Prerequisite"][];
            lastRun: {
                id: string;
                state: string;
                /** Format: date-time */
                createdAt: string;
                finishedAt: string | null;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json` */
            draft: {
                [key: string]: unknown;
            };
            /** @description Account connectors by the names that the document gives them */
            bindings: {
                [key: string]: string;
            };
            variables: {
                [key: string]: unknown;
            };
            /** @description Where a webhook sends its events. It is a secret: whoever knows it can start the cycle; null for viewers */
            hookUrl: string | null;
            /** @description What is subscribed at an application; null where nothing is */
            subscription: {
                /**
                 * @description `pending` until the application has answered
                 * @enum {string}
                 */
                state: "pending" | "active" | "failed";
                /** @description Why it failed */
                detail: string | null;
                /** @description Changes that were never delivered and found by a list */
                missed: number;
                /** @description Until when changes were last looked for in a list */
                reconciledTo: string | null;
            } | null;
            checkpoints: components["schemas"]["Checkpoint"][];
        };
        ExportedCycle: {
            /** @constant */
            format: 1;
            /** @description A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json` */
            document: {
                [key: string]: unknown;
            };
            /** @description Names of account connectors by the names that the document gives them */
            bindings?: {
                [key: string]: string;
            };
            variables?: {
                [key: string]: unknown;
            };
        };
        Transform: {
            /** @description Its name in a document */
            use: string;
            label: string;
            summary: string;
            /** @enum {string} */
            group: "text" | "number" | "date" | "list" | "object" | "other";
            /** @description Kinds of values that fit; none named means any */
            takes: string[];
            parameters: {
                name: string;
                label: string;
                /** @enum {string} */
                kind: "text" | "number" | "flag" | "choice" | "timeZone" | "path" | "any";
                required: boolean;
                choices?: string[];
            }[];
        };
        VersionSummary: {
            number: number;
            live: boolean;
            publishedBy: string;
            /** Format: date-time */
            publishedAt: string;
        };
        CycleVersion: {
            number: number;
            live: boolean;
            publishedBy: string;
            /** Format: date-time */
            publishedAt: string;
            /** @description A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json` */
            document: {
                [key: string]: unknown;
            };
            bindings: {
                [key: string]: string;
            };
            variables: {
                [key: string]: unknown;
            };
        };
        ReadyTemplate: {
            /** @description What `POST /v1/templates` takes as `ready` */
            key: string;
            name: string;
            description: string;
            /** @description The kind of its trigger */
            trigger: string;
            /** @description The keys of the connectors that it reaches */
            connectors: string[];
            /** @description A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json` */
            document: {
                [key: string]: unknown;
            };
        };
        TemplateVersion: {
            number: number;
            live: boolean;
            publishedBy: string;
            /** Format: date-time */
            publishedAt: string;
            /** @description A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json` */
            document: {
                [key: string]: unknown;
            };
        };
        TemplateSummary: {
            id: string;
            name: string;
            description: string | null;
            /** @description The kind of its trigger */
            trigger: string | null;
            /** @description The keys of the connectors that it reaches */
            connectors: string[];
            /** @description The version that installing takes */
            liveVersion: number | null;
            /** @description The draft is not what is live */
            changedSinceLive: boolean;
            /** @description How many cycles were installed from it */
            installed: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Template: {
            id: string;
            name: string;
            description: string | null;
            /** @description The kind of its trigger */
            trigger: string | null;
            /** @description The keys of the connectors that it reaches */
            connectors: string[];
            /** @description The version that installing takes */
            liveVersion: number | null;
            /** @description The draft is not what is live */
            changedSinceLive: boolean;
            /** @description How many cycles were installed from it */
            installed: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json` */
            draft: {
                [key: string]: unknown;
            };
        };
        DocumentProblem: {
            /** @description What is wrong, such as `method_unknown` */
            code: string;
            /** @description Where in the document: steps by their keys, such as `steps.find.input.filter` */
            at: string;
            detail: string;
            /** @description What to do about it, where there is something to tell */
            hint?: string;
            /**
             * @description With an error the document cannot be published
             * @enum {string}
             */
            level: "error" | "warning";
        };
        ValueEvaluation: {
            /** @description Left out where nothing is there */
            value?: unknown;
            warnings: {
                code: string;
                at: string;
                detail: string;
                times: number;
            }[];
            /** @description Why there is no value */
            error?: {
                code: string;
                detail: string;
                /** @description Where in the text of a formula, counted from 0 */
                position?: number;
                problems?: {
                    at: string;
                    detail: string;
                }[];
            };
        };
        PlannedTemplateUpdate: {
            cycle: string;
            /** @description Of the cycle */
            name: string;
            account: string;
            /** @description The version that it was last taken from */
            from: number | null;
            to: number;
            /** @description In its draft; changes of its own to the draft would be lost */
            changes: components["schemas"]["DocumentChange"][];
            /** @description What it would lack then */
            prerequisites: components["schemas"]["Prerequisite"][];
        };
        Run: {
            id: string;
            cycle: string;
            cycleName: string;
            account: string;
            accountName: string;
            /** @description Of the cycle; the run goes by it to its end */
            version: number;
            /** @enum {string} */
            trigger: "webhook" | "schedule" | "poll" | "manual" | "test" | "replay";
            /** @enum {string} */
            state: "queued" | "running" | "waiting" | "succeeded" | "partlySucceeded" | "failed" | "cancelled";
            /** @description `retry`, `delay`, `limit` (of the application) or `decision` (of a person), while it waits */
            waitingFor: string | null;
            /** @description When it goes on by itself */
            dueAt: string | null;
            /** @description Transactions by how they ended; null until the run has ended */
            counts: {
                [key: string]: number;
            } | null;
            error: {
                [key: string]: unknown;
            } | null;
            replayOf: string | null;
            actor: {
                kind: string;
                id: string | null;
                name: string;
            };
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            durationMs: number | null;
        };
        RunDetail: {
            id: string;
            cycle: string;
            cycleName: string;
            account: string;
            accountName: string;
            /** @description Of the cycle; the run goes by it to its end */
            version: number;
            /** @enum {string} */
            trigger: "webhook" | "schedule" | "poll" | "manual" | "test" | "replay";
            /** @enum {string} */
            state: "queued" | "running" | "waiting" | "succeeded" | "partlySucceeded" | "failed" | "cancelled";
            /** @description `retry`, `delay`, `limit` (of the application) or `decision` (of a person), while it waits */
            waitingFor: string | null;
            /** @description When it goes on by itself */
            dueAt: string | null;
            /** @description Transactions by how they ended; null until the run has ended */
            counts: {
                [key: string]: number;
            } | null;
            error: {
                [key: string]: unknown;
            } | null;
            replayOf: string | null;
            actor: {
                kind: string;
                id: string | null;
                name: string;
            };
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            durationMs: number | null;
            /** @description What triggered it; null once its time is over */
            event: unknown;
            /** @description What an `end` step answered; null where none did */
            answer: unknown;
            /** @description Transactions by step and by how it stands there */
            steps: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /** @description Transactions of records by how they stand; the run itself where it has none */
            transactions: {
                [key: string]: number;
            };
            /** @description The transaction of the run itself; null once its time is over */
            root: string | null;
        };
        Transaction: {
            id: string;
            /** @description Its place among the records of its loop */
            ordinal: number;
            parent: string | null;
            /** @description The loop that made it; null for the run itself */
            loopStep: string | null;
            recordKey: string | null;
            /**
             * @description `undecided`: a person is to say what happened
             * @enum {string}
             */
            state: "open" | "waiting" | "undecided" | "succeeded" | "failed" | "cancelled";
            dueAt: string | null;
            error: {
                [key: string]: unknown;
            } | null;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        TransactionDetail: {
            id: string;
            /** @description Its place among the records of its loop */
            ordinal: number;
            parent: string | null;
            /** @description The loop that made it; null for the run itself */
            loopStep: string | null;
            recordKey: string | null;
            /**
             * @description `undecided`: a person is to say what happened
             * @enum {string}
             */
            state: "open" | "waiting" | "undecided" | "succeeded" | "failed" | "cancelled";
            dueAt: string | null;
            error: {
                [key: string]: unknown;
            } | null;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
            record: unknown;
            steps: {
                step: string;
                kind: string;
                /** @enum {string} */
                state: "intended" | "waiting" | "looping" | "undecided" | "succeeded" | "skipped" | "failed";
                attempts: number;
                input: unknown;
                output: unknown;
                /** @description The call that it executed */
                callId: string | null;
                error: {
                    [key: string]: unknown;
                } | null;
                warnings: {
                    [key: string]: unknown;
                }[];
                /** Format: date-time */
                startedAt: string;
                finishedAt: string | null;
            }[];
        };
        StartedRun: {
            id: string;
        };
        StepTest: {
            input: unknown;
            output: unknown;
            error?: {
                [key: string]: unknown;
            };
            warnings: {
                [key: string]: unknown;
            }[];
            callId: string | null;
            durationMs: number;
        };
        Account: {
            id: string;
            name: string;
            /** @description The customer's id in the partner's own product */
            externalId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Property: {
            name: string;
            label: string;
            help: string;
            /** @description Steps in the application that lead to the value */
            where: string[];
            /** @enum {string} */
            kind: "text" | "secret" | "choice";
            /**
             * @description `map`: an object of names to names instead of text; `document`: text of many lines
             * @enum {string}
             */
            structure: "text" | "map" | "document";
            choices: {
                value: string;
                label: string;
            }[];
            default: string | null;
            pattern: string | null;
            patternHint: string | null;
            /** @description Shown before the box */
            prefix: string | null;
            /** @description Shown after the box */
            suffix: string | null;
            /** @description The authentication modes it belongs to; none means all */
            modes: string[];
            /** @description Without it no call can be made */
            required: boolean;
            /** @description Secrets are bound to it: changing it clears them */
            destination: boolean;
            advanced: boolean;
            /** @description Made once for each account connector where nobody gives it */
            generated: boolean;
        };
        AuthenticationMode: {
            name: string;
            label: string;
            properties: string[];
            /** @description Without them the mode counts as not configured */
            required: string[];
            where: string[];
            /** @description How many methods take it, and how many take nothing else */
            methods: {
                usable: number;
                only: number;
            };
            /** @description Categories with methods that need it */
            unlocks: string[];
            /** @description Categories with methods that take it */
            categories: string[];
        };
        Connector: {
            key: string;
            name: string;
            version: string;
            summary: string;
            /** @description An SVG drawing */
            icon: string;
            categories: {
                name: string;
                methods: number;
                /** @description What all its methods need: `apiKey`, `userAuth` or `either`; `mixed` where they differ */
                auth: string;
                unconfirmed: boolean;
            }[];
            counts: {
                methods: number;
                categories: number;
                byAuth: {
                    [key: string]: number;
                };
            };
            /** @description How far the partner has set it up; null for tokens bound to an account */
            readiness: ("notSetUp" | "partly" | "ready" | "failing") | null;
            properties: components["schemas"]["Property"][];
            modes: components["schemas"]["AuthenticationMode"][];
            /** @description Choices of records, found while one types */
            lookups: {
                name: string;
                method: string;
            }[];
            /** @description What the application tells of by itself, so that cycles can subscribe it; null where it does not */
            webhooks: {
                records: {
                    name: string;
                    label: string;
                }[];
            } | null;
        };
        CapabilityReport: {
            /** @enum {string} */
            status: "setupRequired" | "ready" | "connected" | "failed";
            statusDetail: string | null;
            modes: {
                [key: string]: {
                    /** @enum {string} */
                    status: "ok" | "failed" | "notConfigured";
                    problem?: components["schemas"]["Problem"];
                };
            };
            methods: {
                usable: number;
                total: number;
            };
            /** @description What is missing, and what it would unlock */
            missing: {
                /** @description Names of the properties that have no value */
                properties: string[];
                /** @description The mode they complete; null where every call needs them */
                mode: string | null;
                /** @description The categories that they open */
                unlocks: string[];
                /** @description How many methods more would work */
                methods: number;
            }[];
            companyAccountId: {
                value: string;
                /** @enum {string} */
                source: "given" | "assumed";
            } | null;
            companyAccounts: {
                id: string;
                name: string;
            }[];
            quota: {
                site: string;
                window: {
                    limit: number;
                    windowMs: number;
                    remaining: number;
                    learnt: boolean;
                };
                day: {
                    limit?: number;
                    used?: number;
                    /** @description Milliseconds since 1970 */
                    resetsAt?: number;
                };
            } | null;
            timeZone: string | null;
            clockSkewSeconds: number | null;
            /** @description Where the values lead, such as `acme.scoro.com` */
            site: string | null;
        };
        AccountConnector: {
            id: string;
            account: string;
            connector: string;
            name: string;
            properties: {
                [key: string]: {
                    value?: string | {
                        [key: string]: string;
                    } | null;
                    /** @description Instead of the value of a secret */
                    isSet?: boolean;
                    /** @enum {string} */
                    from?: "account" | "setup" | "default";
                    /**
                     * @description What the partner's setup says of it
                     * @enum {string}
                     */
                    access?: "hidden" | "editable" | "ask";
                    /**
                     * @description All that a token bound to an account sees of what the partner hid
                     * @constant
                     */
                    hidden?: true;
                };
            };
            /** @enum {string} */
            status: "setupRequired" | "ready" | "connected" | "failed";
            statusDetail: string | null;
            /** @description Each authentication mode: complete or not, and what verifying it last said */
            modes: {
                [key: string]: {
                    configured: boolean;
                    /** @enum {string} */
                    status: "ok" | "failed" | "unverified";
                    checkedAt: string | null;
                };
            };
            methods: {
                usable: number;
                total: number;
            };
            /** @description Where the values lead, such as `acme.scoro.com` */
            site: string | null;
            checkedAt: string | null;
            lastSuccessAt: string | null;
            lastError: {
                code: string;
                detail: string;
                /** Format: date-time */
                at: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        InstalledConnector: {
            id: string;
            account: string;
            connector: string;
            name: string;
            properties: {
                [key: string]: {
                    value?: string | {
                        [key: string]: string;
                    } | null;
                    /** @description Instead of the value of a secret */
                    isSet?: boolean;
                    /** @enum {string} */
                    from?: "account" | "setup" | "default";
                    /**
                     * @description What the partner's setup says of it
                     * @enum {string}
                     */
                    access?: "hidden" | "editable" | "ask";
                    /**
                     * @description All that a token bound to an account sees of what the partner hid
                     * @constant
                     */
                    hidden?: true;
                };
            };
            /** @enum {string} */
            status: "setupRequired" | "ready" | "connected" | "failed";
            statusDetail: string | null;
            /** @description Each authentication mode: complete or not, and what verifying it last said */
            modes: {
                [key: string]: {
                    configured: boolean;
                    /** @enum {string} */
                    status: "ok" | "failed" | "unverified";
                    checkedAt: string | null;
                };
            };
            methods: {
                usable: number;
                total: number;
            };
            /** @description Where the values lead, such as `acme.scoro.com` */
            site: string | null;
            checkedAt: string | null;
            lastSuccessAt: string | null;
            lastError: {
                code: string;
                detail: string;
                /** Format: date-time */
                at: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            accountName: string;
        };
        Method: {
            key: string;
            name: string;
            category: string;
            summary: string;
            /** @description `apiKey`, `userAuth` or `either` */
            auth: string;
            /** @description The authentication modes it takes, the preferred one first */
            modes: string[];
            /** @enum {string} */
            effect: "read" | "create" | "update" | "delete" | "action";
            paged: boolean;
            givesFile: boolean;
            /** @description Why little is known of it, where so */
            unconfirmed: string | null;
            /** @description JSON Schema 2020-12 */
            inputSchema?: {
                [key: string]: unknown;
            };
            /** @description JSON Schema 2020-12; what is expected, more is permitted */
            outputSchema?: {
                [key: string]: unknown;
            };
            /** @description A complete, valid input */
            example?: {
                [key: string]: unknown;
            };
        };
        UsableMethod: {
            key: string;
            name: string;
            category: string;
            summary: string;
            /** @description `apiKey`, `userAuth` or `either` */
            auth: string;
            /** @description The authentication modes it takes, the preferred one first */
            modes: string[];
            /** @enum {string} */
            effect: "read" | "create" | "update" | "delete" | "action";
            paged: boolean;
            givesFile: boolean;
            /** @description Why little is known of it, where so */
            unconfirmed: string | null;
            /** @description JSON Schema 2020-12 */
            inputSchema?: {
                [key: string]: unknown;
            };
            /** @description JSON Schema 2020-12; what is expected, more is permitted */
            outputSchema?: {
                [key: string]: unknown;
            };
            /** @description A complete, valid input */
            example?: {
                [key: string]: unknown;
            };
            usable: boolean;
            /** @description Where it is not usable: what would make it so, one way an entry */
            missing?: {
                /** @description The mode they complete; null where every call needs them */
                mode: string | null;
                properties: {
                    name: string;
                    label: string;
                }[];
            }[];
        };
        AuditEntry: {
            id: number;
            /** Format: date-time */
            at: string;
            actor: {
                /** @enum {string} */
                kind: "user" | "token" | "operator" | "link" | "system";
                id: string | null;
                name: string;
            };
            /** @description Such as `account.create` */
            action: string;
            subject: {
                kind: string;
                id: string | null;
                name: string | null;
            };
            account: string | null;
            /** @description Names of what was changed; never the value of a secret */
            detail: {
                [key: string]: unknown;
            };
        };
        EventDelivery: {
            id: string;
            event: {
                /** @description The `webhook-id` that it is sent with */
                id: string;
                type: string;
                /** Format: date-time */
                at: string;
                account: string | null;
                data: {
                    [key: string]: unknown;
                };
            };
            /** @enum {string} */
            status: "waiting" | "delivered" | "failed";
            attempts: {
                /** Format: date-time */
                at: string;
                ms: number;
                /** @description The HTTP status, or the reply code of the mail server */
                status: number | null;
                /** @description Null where it was taken */
                problem: string | null;
            }[];
            /** @description When it is tried next */
            nextAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        EventEndpoint: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "webhook" | "email";
            /** @description Where a webhook is posted to */
            url: string | null;
            email: string | null;
            /** @description What it is told of; null for all, also what is yet to come */
            types: string[] | null;
            enabled: boolean;
            /** @description Why Tandem has disabled it */
            disabledReason: string | null;
            /** @description Since when it has taken nothing */
            failingSince: string | null;
            /** @description Until when the secret before signs too */
            previousSecretUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        EventType: {
            type: string;
            summary: string;
            /** @description JSON Schema of `data` */
            data: {
                [key: string]: unknown;
            };
        };
        Health: {
            /** @constant */
            status: "ok";
        };
        ConnectorSummary: {
            key: string;
            name: string;
            version: string;
            summary: string;
            /** @description An SVG drawing */
            icon: string;
            categories: {
                name: string;
                methods: number;
                /** @description What all its methods need: `apiKey`, `userAuth` or `either`; `mixed` where they differ */
                auth: string;
                unconfirmed: boolean;
            }[];
            counts: {
                methods: number;
                categories: number;
                byAuth: {
                    [key: string]: number;
                };
            };
            /** @description How far the partner has set it up; null for tokens bound to an account */
            readiness: ("notSetUp" | "partly" | "ready" | "failing") | null;
            /** @description With `q`: the categories and the methods (the first 20) that it found */
            matches?: {
                categories: string[];
                methods: {
                    key: string;
                    name: string;
                    category: string;
                    summary: string;
                    /** @description `apiKey`, `userAuth` or `either` */
                    auth: string;
                    /** @description The authentication modes it takes, the preferred one first */
                    modes: string[];
                    /** @enum {string} */
                    effect: "read" | "create" | "update" | "delete" | "action";
                    paged: boolean;
                    givesFile: boolean;
                    /** @description Why little is known of it, where so */
                    unconfirmed: string | null;
                }[];
            };
        };
        User: {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "viewer" | "builder" | "admin";
            /**
             * @description `invited` until the person has come
             * @enum {string}
             */
            status: "active" | "invited" | "disabled";
            /** @description Whether signing in with the password asks for a code */
            secondFactor: boolean;
            /** @description Whether the person has signed in through the identity provider */
            oidc: boolean;
            /** Format: date-time */
            createdAt: string;
            lastSignInAt: string | null;
        };
        Me: {
            /** @enum {string} */
            kind: "user" | "token" | "operator";
            id: string;
            name: string;
            /** @description Of users only */
            email: string | null;
            /** @enum {string} */
            role: "viewer" | "builder" | "admin";
            /** @description The account a token is bound to */
            account: string | null;
            /** @description Of users only */
            hasPassword: boolean;
            /** @description Whether signing in with the password asks for a code */
            secondFactor: boolean;
        };
        OpenSignInLink: {
            /** @enum {string} */
            purpose: "firstAdministrator" | "operator" | "invitation" | "recovery";
            /** @description Null for a link that a start printed: its holder chooses it */
            email: string | null;
            name: string | null;
            /**
             * Format: date-time
             * @description Until then it may be finished
             */
            expiresAt: string;
        };
        Token: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "viewer" | "builder" | "admin";
            /** @description The account it is bound to */
            account: string | null;
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            /** @description To the minute */
            lastUsedAt: string | null;
        };
        SecondFactorWanted: {
            /** @constant */
            kind: "secondFactor";
            /**
             * Format: date-time
             * @description Until then the code may be sent to `POST /v1/session/second-factor`
             */
            expiresAt: string;
        };
        RecoveryCodes: {
            /** @description Each stands in for the authenticator once */
            recoveryCodes: string[];
        };
        SignInLink: {
            url: string;
            /** Format: date-time */
            expiresAt: string;
        };
        SecondFactor: {
            on: boolean;
            since: string | null;
            recoveryCodesLeft: number;
        };
        Session: {
            id: string;
            /** @description Browser and system, as the browser says */
            device: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastSeenAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Whether this request belongs to it */
            current: boolean;
        };
        OpenSetupLink: {
            accountName: string;
            /** @description With the properties alone that the setup leaves to accounts */
            connector: components["schemas"]["Connector"];
            /** @description Null until the first values are saved */
            installation: string | null;
            /** @description Of what the partner hid there is nothing here */
            properties: {
                [key: string]: {
                    value?: string | {
                        [key: string]: string;
                    } | null;
                    /** @description Instead of the value of a secret */
                    isSet?: boolean;
                    /** @enum {string} */
                    from?: "account" | "setup" | "default";
                    /**
                     * @description What the partner's setup says of it
                     * @enum {string}
                     */
                    access?: "hidden" | "editable" | "ask";
                    /**
                     * @description All that a token bound to an account sees of what the partner hid
                     * @constant
                     */
                    hidden?: true;
                };
            };
            /** @enum {string} */
            status: "setupRequired" | "ready" | "connected" | "failed";
            statusDetail: string | null;
            /** @description The page that frames this one is of one of these */
            allowedOrigins: string[];
            returnUrl: string | null;
            /**
             * Format: date-time
             * @description Until then it may be finished
             */
            expiresAt: string;
        };
        SetupLink: {
            id: string;
            account: string;
            connector: string;
            /** @description The account connector; null until the customer's first values make one */
            installation: string | null;
            /** @description What the account connector that is made is called; null for the connector's name */
            name: string | null;
            allowedOrigins: string[];
            returnUrl: string | null;
            /** @enum {string} */
            status: "waiting" | "opened" | "finished" | "expired";
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            openedAt: string | null;
            finishedAt: string | null;
            /**
             * Format: date-time
             * @description Until then it may be opened; once it was, finished
             */
            expiresAt: string;
        };
        /**
         * @example {
         *       "connector": "scoro",
         *       "properties": {
         *         "language": {
         *           "value": "eng",
         *           "access": "hidden"
         *         },
         *         "companyName": {
         *           "access": "ask"
         *         },
         *         "apiKey": {
         *           "isSet": true,
         *           "access": "editable"
         *         }
         *       },
         *       "methods": {
         *         "usable": 0,
         *         "total": 250
         *       },
         *       "missing": [
         *         "companyName"
         *       ],
         *       "checkedAt": null
         *     }
         */
        Setup: {
            connector: string;
            /** @description What the partner has set; anything else is asked for at install */
            properties: {
                [key: string]: {
                    value?: string | {
                        [key: string]: string;
                    };
                    /** @description Instead of the value of a secret */
                    isSet?: boolean;
                    /** @enum {string} */
                    access: "hidden" | "editable" | "ask";
                };
            };
            /** @description How many methods work with these values alone */
            methods: {
                usable: number;
                total: number;
            };
            /** @description Required properties that have no value yet */
            missing: string[];
            checkedAt: string | null;
        };
        KeyRotation: {
            /** @description Null for a dry run */
            id: string | null;
            /** @enum {string} */
            state: "planned" | "running" | "done" | "failed";
            /** @description How far it is: makes the new key, waits for servers without it, wraps, opens all again, drops the old keys */
            phase: ("making" | "waiting" | "rewrapping" | "verifying" | "finishing") | null;
            /** @description Null until it is made */
            newKey: string | null;
            /** @description Keys that nothing uses once it is done */
            oldKeys: string[];
            /** @description Whether Tandem has dropped the old keys itself; else they may be taken away */
            oldKeysDropped: boolean;
            dataKeys: {
                toRewrap: number;
                rewrapped: number;
                /** @description Data keys that were opened with the new key alone, once none was left under another */
                verified: number;
            };
            /** @description Running servers that do not have the new key */
            waitingFor: {
                id: string;
                /** @description Host and process */
                name: string;
            }[];
            /** @description What keeps it from going on, or has ended it */
            problem: string | null;
            hint: string | null;
            /** @description What is left to do for the operator, in words */
            next: string | null;
            startedAt: string | null;
            startedBy: {
                kind: string;
                id: string | null;
                name: string;
            } | null;
            endedAt: string | null;
        };
        MasterKeys: {
            keys: {
                /** @description Tells nothing of the key */
                id: string;
                /** @description Whether it is the one to rotate to */
                first: boolean;
                /** @description Null where this server does not have it */
                source: ("environment" | "file" | "dataFolder" | "service") | null;
                /** @description A variable, a file or an address */
                whereabouts: string | null;
                /**
                 * @description Whether it wraps new data keys, is being rotated away, or was; `unused` so far
                 * @enum {string}
                 */
                state: "unused" | "wraps" | "opens" | "retired";
                /** @description How many data keys it wraps */
                dataKeys: number;
            }[];
            /** @description One for each account, and the partner’s */
            dataKeys: number;
            /** @description The running servers, and the keys that each has */
            nodes: {
                id: string;
                /** @description Host and process */
                name: string;
                keys: string[];
            }[];
            /** @description The one that runs, or ended last */
            rotation: components["schemas"]["KeyRotation"] | null;
        };
        TemplateUpdate: {
            cycle: string;
            /** @description Of the cycle */
            name: string;
            account: string;
            /** @description The version that it was last taken from */
            from: number | null;
            to: number;
            published: boolean;
            prerequisites: components["schemas"]["Prerequisite"][];
        };
        ImportedCycle: {
            /** @description The cycle; null where a dry run would have made it */
            id: string | null;
            created: boolean;
            /** @description In a cycle that was there; values of variables under `values` */
            changes: components["schemas"]["DocumentChange"][];
            /** @description Connectors that the file names and the account has not; bind these slots by hand */
            unknownBindings: {
                slot: string;
                name: string;
            }[];
        };
        Readiness: {
            /** @constant */
            status: "ready";
        };
        SignIn: {
            /** @description By e-mail address and password */
            password: boolean;
            /** @description The identity provider, where there is one: send the browser to `GET /v1/sign-in/oidc` */
            oidc: {
                name: string;
            } | null;
            /** @description The problem in words */
            problem: {
                detail: string;
                hint: string;
            } | null;
        };
        Oidc: {
            /** @description What is to be registered at the identity provider */
            redirectUri: string;
            /** @description Whether passwords sign in, too */
            password: boolean;
            provider: {
                name: string;
                issuer: string;
                clientId: string;
                /** @description Of people who come for the first time; null where they must be invited */
                role: ("viewer" | "builder" | "admin") | null;
                /** @description Of e-mail addresses that may come; empty where any may */
                domains: string[];
                /** @description Where the provider does not say whether an address is verified */
                trustsAddresses: boolean;
            } | null;
        };
        NewSetupLink: {
            id: string;
            account: string;
            connector: string;
            /** @description The account connector; null until the customer's first values make one */
            installation: string | null;
            /** @description What the account connector that is made is called; null for the connector's name */
            name: string | null;
            allowedOrigins: string[];
            returnUrl: string | null;
            /** @enum {string} */
            status: "waiting" | "opened" | "finished" | "expired";
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            openedAt: string | null;
            finishedAt: string | null;
            /**
             * Format: date-time
             * @description Until then it may be opened; once it was, finished
             */
            expiresAt: string;
            /** @description Shown this once; its fragment is a secret */
            url: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description 10 characters or more */
                    password?: string;
                    currentPassword?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Session"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteOwnSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a session, `ses_...` */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    offerSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The present one */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Base32, for typing it in */
                        secret: string;
                        /** @description `otpauth://totp/...` */
                        uri: string;
                        /** @description The address as a QR code: SVG */
                        qr: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Six digits of the authenticator
                     * @example 492039
                     */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The present one */
                    password: string;
                    /**
                     * @description Six digits of the authenticator
                     * @example 492039
                     */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Six digits of the authenticator
                     * @example 492039
                     */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSignIn: {
        parameters: {
            query?: {
                /** @description What the address of the sign-in page names as its problem */
                problem?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginOidcSignIn: {
        parameters: {
            query?: {
                /** @description Has the provider ask who it is, also where it knows already */
                anew?: "true";
                /** @description Path of the page to end at, such as `/accounts` */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishOidcSignIn: {
        parameters: {
            query?: {
                code?: unknown;
                state?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOidc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Oidc"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testOidc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reached: boolean;
                        /** @description Why not, where it was not */
                        reason: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "anna@example.com",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": {
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"] | components["schemas"]["SecondFactorWanted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Six digits of the authenticator
                     * @example 492039
                     */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The fragment of the link */
                    secret: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        browser: string;
                        /** @enum {string} */
                        purpose: "firstAdministrator" | "operator" | "invitation" | "recovery";
                        /** @description Null for a link that a start printed: its holder chooses it */
                        email: string | null;
                        name: string | null;
                        /**
                         * Format: date-time
                         * @description Until then it may be finished
                         */
                        expiresAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenSignInLink"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Anna Tamm",
                 *       "email": "anna@example.com",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": {
                    name: string;
                    /**
                     * Format: email
                     * @description For a link that a start printed; others have theirs already
                     */
                    email?: string;
                    /** @description 10 characters or more */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"] | components["schemas"]["SecondFactorWanted"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Part of a name or an e-mail address */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["User"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "anna@example.com",
                 *       "name": "Anna Tamm",
                 *       "role": "builder"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    name: string;
                    /** @enum {string} */
                    role: "viewer" | "builder" | "admin";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        email: string;
                        name: string;
                        /** @enum {string} */
                        role: "viewer" | "builder" | "admin";
                        /**
                         * @description `invited` until the person has come
                         * @enum {string}
                         */
                        status: "active" | "invited" | "disabled";
                        /** @description Whether signing in with the password asks for a code */
                        secondFactor: boolean;
                        /** @description Whether the person has signed in through the identity provider */
                        oidc: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        lastSignInAt: string | null;
                        invitation: components["schemas"]["SignInLink"] | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user, `usr_...` */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user, `usr_...` */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** Format: email */
                    email?: string;
                    /** @enum {string} */
                    role?: "viewer" | "builder" | "admin";
                    disabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUserLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user, `usr_...` */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInLink"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user, `usr_...` */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user, `usr_...` */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgetUserIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user, `usr_...` */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Id of an account: only tokens bound to it */
                account?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Token"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Nightly export",
                 *       "role": "viewer",
                 *       "expiresAt": "2027-12-31T00:00:00Z"
                 *     }
                 */
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    role: "viewer" | "builder" | "admin";
                    /** @description Id of the account it is to be bound to */
                    account?: string;
                    /** Format: date-time */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @enum {string} */
                        role: "viewer" | "builder" | "admin";
                        /** @description The account it is bound to */
                        account: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        expiresAt: string | null;
                        /** @description To the minute */
                        lastUsedAt: string | null;
                        token: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a token, `tok_...` */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Id of an account */
                account?: string;
                /** @description Id of who changed it */
                actor?: string;
                /** @description Such as `account.create`, or `account` for all that was done to accounts */
                action?: string;
                /** @description Id of what was changed */
                subject?: string;
                from?: string;
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MasterKeys"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKeyRotation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyRotation"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "dryRun": true
                 *     }
                 */
                "application/json": {
                    /** @default false */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyRotation"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    backUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEventTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EventType"][];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEventEndpoints: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EventEndpoint"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createEventEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "On-call",
                 *       "kind": "webhook",
                 *       "url": "https://hooks.example.com/tandem",
                 *       "types": null
                 *     }
                 */
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    kind: "webhook" | "email";
                    /** @description A public https address; a query may hold a token */
                    url?: string;
                    /** Format: email */
                    email?: string;
                    /** @description What to be told of; null for all, also what is yet to come */
                    types?: ("account_connector.failed" | "account_connector.recovered" | "quota.nearly_used" | "cycle.failed" | "cycle.recovered" | "cycle.undecided" | "endpoint.test")[] | null;
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "webhook" | "email";
                        /** @description Where a webhook is posted to */
                        url: string | null;
                        email: string | null;
                        /** @description What it is told of; null for all, also what is yet to come */
                        types: string[] | null;
                        enabled: boolean;
                        /** @description Why Tandem has disabled it */
                        disabledReason: string | null;
                        /** @description Since when it has taken nothing */
                        failingSince: string | null;
                        /** @description Until when the secret before signs too */
                        previousSecretUntil: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        secret: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEventEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description endpoint */
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventEndpoint"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteEventEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description endpoint */
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateEventEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description endpoint */
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description A public https address; a query may hold a token */
                    url?: string;
                    /** Format: email */
                    email?: string;
                    /** @description What to be told of; null for all, also what is yet to come */
                    types?: ("account_connector.failed" | "account_connector.recovered" | "quota.nearly_used" | "cycle.failed" | "cycle.recovered" | "cycle.undecided" | "endpoint.test")[] | null;
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventEndpoint"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateEventEndpointSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description endpoint */
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 24 unless given; 0 ends the one before at once */
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "webhook" | "email";
                        /** @description Where a webhook is posted to */
                        url: string | null;
                        email: string | null;
                        /** @description What it is told of; null for all, also what is yet to come */
                        types: string[] | null;
                        enabled: boolean;
                        /** @description Why Tandem has disabled it */
                        disabledReason: string | null;
                        /** @description Since when it has taken nothing */
                        failingSince: string | null;
                        /** @description Until when the secret before signs too */
                        previousSecretUntil: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        secret: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testEventEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description endpoint */
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDelivery"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEventDeliveries: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                status?: "waiting" | "delivered" | "failed";
            };
            header?: never;
            path: {
                /** @description endpoint */
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EventDelivery"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendEventDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description endpoint */
                endpoint: string;
                /** @description delivery */
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDelivery"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConnectors: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Searches connectors, categories and methods */
                q?: string;
                /** @description Only connectors with this category */
                category?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ConnectorSummary"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of a connector, such as `scoro` */
                connector: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connector"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMethods: {
        parameters: {
            query?: {
                /** @description Words of the key, the name, the category or the summary */
                q?: string;
                category?: string;
                /** @description `apiKey`, `userAuth` or `either` */
                auth?: string;
                /** @description `false` leaves the schemas and the example out */
                schemas?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description Key of a connector, such as `scoro` */
                connector: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Method"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of a connector, such as `scoro` */
                connector: string;
                /** @description Key of a method, such as `tasks.list` */
                method: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Method"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of a connector, such as `scoro` */
                connector: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateSetup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of a connector, such as `scoro` */
                connector: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "properties": {
                 *         "language": {
                 *           "value": "eng",
                 *           "access": "hidden"
                 *         },
                 *         "companyName": {
                 *           "access": "ask"
                 *         },
                 *         "apiKey": {
                 *           "value": "...",
                 *           "access": "editable"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    properties: {
                        [key: string]: {
                            value?: string | null | {
                                /** @enum {boolean} */
                                isSet: true;
                            } | {
                                [key: string]: string;
                            };
                            /** @description As read; keeps the secret */
                            isSet?: boolean;
                            /**
                             * @description `editable` unless given or set before
                             * @enum {string}
                             */
                            access?: "hidden" | "editable" | "ask";
                        } | null;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSetup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of a connector, such as `scoro` */
                connector: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testSetup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of a connector, such as `scoro` */
                connector: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapabilityReport"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Part of a name, or an external id */
                q?: string;
                externalId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Account"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Acme",
                 *       "externalId": "customer-17"
                 *     }
                 */
                "application/json": {
                    name: string;
                    externalId?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    externalId?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInstalledConnectors: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Part of the name, or of the name of the account */
                q?: string;
                /** @description Key of a connector */
                connector?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InstalledConnector"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccountConnectors: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Key of a connector */
                connector?: string;
            };
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AccountConnector"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    installConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "connector": "scoro",
                 *       "properties": {
                 *         "companyName": "acme",
                 *         "apiKey": "..."
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Key of a connector */
                    connector: string;
                    /** @description The connector's name unless given, with a number where that is taken */
                    name?: string;
                    properties?: {
                        [key: string]: string | null | {
                            /** @enum {boolean} */
                            isSet: true;
                        } | {
                            [key: string]: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountConnector"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccountConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of an account connector, `ins_...` */
                installation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountConnector"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeAccountConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of an account connector, `ins_...` */
                installation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateAccountConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of an account connector, `ins_...` */
                installation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    properties?: {
                        [key: string]: string | null | {
                            /** @enum {boolean} */
                            isSet: true;
                        } | {
                            [key: string]: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountConnector"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testAccountConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of an account connector, `ins_...` */
                installation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapabilityReport"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccountConnectorMethods: {
        parameters: {
            query?: {
                /** @description Words of the key, the name, the category or the summary */
                q?: string;
                category?: string;
                /** @description `apiKey`, `userAuth` or `either` */
                auth?: string;
                /** @description `false` leaves the schemas and the example out */
                schemas?: "true" | "false";
                usable?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of an account connector, `ins_...` */
                installation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UsableMethod"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccountConnectorMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of an account connector, `ins_...` */
                installation: string;
                /** @description Key of a method, such as `tasks.list` */
                method: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Method"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSetupLinks: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SetupLink"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSetupLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "connector": "scoro",
                 *       "allowedOrigins": [
                 *         "https://app.example.com"
                 *       ],
                 *       "returnUrl": "https://app.example.com/integrations"
                 *     }
                 */
                "application/json": {
                    /** @description Key of a connector */
                    connector: string;
                    /** @description An account connector whose values the customer corrects; a new one is made unless given */
                    installation?: string;
                    /** @description What to call the new one; the connector's name unless given */
                    name?: string;
                    /** @default 10080 */
                    expiresInMinutes?: number;
                    /**
                     * @description Origins of the pages that may show it in an iframe; with none it works in a tab of its own alone
                     * @default []
                     */
                    allowedOrigins?: string[];
                    /**
                     * Format: uri
                     * @description Where the customer is sent at the end when it was no iframe; on one of the allowed origins
                     */
                    returnUrl?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewSetupLink"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeSetupLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a setup link, `lnk_...` */
                link: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openSetupLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The id in the address of the page */
                    link: string;
                    /** @description The fragment of the address */
                    secret: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        browser: string;
                        accountName: string;
                        connector: components["schemas"]["Connector"];
                        /** @description Null until the first values are saved */
                        installation: string | null;
                        /** @description Of what the partner hid there is nothing here */
                        properties: {
                            [key: string]: {
                                value?: string | {
                                    [key: string]: string;
                                } | null;
                                /** @description Instead of the value of a secret */
                                isSet?: boolean;
                                /** @enum {string} */
                                from?: "account" | "setup" | "default";
                                /**
                                 * @description What the partner's setup says of it
                                 * @enum {string}
                                 */
                                access?: "hidden" | "editable" | "ask";
                                /**
                                 * @description All that a token bound to an account sees of what the partner hid
                                 * @enum {boolean}
                                 */
                                hidden?: true;
                            };
                        };
                        /** @enum {string} */
                        status: "setupRequired" | "ready" | "connected" | "failed";
                        statusDetail: string | null;
                        /** @description The page that frames this one is of one of these */
                        allowedOrigins: string[];
                        returnUrl: string | null;
                        /**
                         * Format: date-time
                         * @description Until then it may be finished
                         */
                        expiresAt: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenSetupLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenSetupLink"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveSetupLinkProperties: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    properties: {
                        [key: string]: string | null | {
                            /** @enum {boolean} */
                            isSet: true;
                        } | {
                            [key: string]: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenSetupLink"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testSetupLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapabilityReport"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishSetupLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string;
                        installation: string;
                        /** @enum {string} */
                        status: "setupRequired" | "ready" | "connected" | "failed";
                        returnUrl: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInstallationCalls: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Such as `tasks.list`, or `tasks` for all of a module */
                method?: string;
                effect?: "read" | "create" | "update" | "delete" | "action";
                status?: "running" | "succeeded" | "failed" | "unknown" | "cancelled";
                /** @description Started at this moment or later */
                from?: string;
                /** @description Started before this moment */
                to?: string;
            };
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of an account connector, `ins_...` */
                installation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CallSummary"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executeCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of an account connector, `ins_...` */
                installation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Such as `tasks.list` */
                    method: string;
                    /** @description What the method takes; see its `inputSchema` */
                    input?: {
                        [key: string]: unknown;
                    };
                    /** @description The authentication mode, where you insist on one */
                    auth?: string;
                    /**
                     * @description `clean` unless given: values in their declared form; `raw`: as the application sent them
                     * @enum {string}
                     */
                    values?: "clean" | "raw";
                    /**
                     * @description `refuse` unless given: unknown fields are errors, since the application may ignore them silently
                     * @enum {string}
                     */
                    unknownFields?: "refuse" | "send";
                    /** @description Answers the request that would go out, secrets masked, and sends nothing */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallResult"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Such as `tasks.list`, or `tasks` for all of a module */
                method?: string;
                effect?: "read" | "create" | "update" | "delete" | "action";
                status?: "running" | "succeeded" | "failed" | "unknown" | "cancelled";
                /** @description Started at this moment or later */
                from?: string;
                /** @description Started before this moment */
                to?: string;
                account?: string;
                connector?: string;
                installation?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CallSummary"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccountCalls: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Such as `tasks.list`, or `tasks` for all of a module */
                method?: string;
                effect?: "read" | "create" | "update" | "delete" | "action";
                status?: "running" | "succeeded" | "failed" | "unknown" | "cancelled";
                /** @description Started at this moment or later */
                from?: string;
                /** @description Started before this moment */
                to?: string;
                connector?: string;
                installation?: string;
            };
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CallSummary"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of an account connector, `ins_...` */
                installation: string;
                /** @description Id of a call, `cal_...` */
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccountCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a call, `cal_...` */
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of an account connector, `ins_...` */
                installation: string;
                /** @description Id of a call, `cal_...` */
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        status: "running";
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findChoices: {
        parameters: {
            query?: {
                /** @description What their name holds */
                q?: string;
            };
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of an account connector, `ins_...` */
                installation: string;
                /** @description lookup */
                lookup: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQuota: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaReport"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCycleSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTransforms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Transform"][];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewSchedule: {
        parameters: {
            query: {
                /** @description Five fields, or six with seconds first */
                cron: string;
                /** @description An IANA name; UTC unless given */
                timeZone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description 5 at most; fewer where it ends */
                        next: string[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkCycle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: unknown;
                    /** @description Id of an account: with it, bindings and variables are checked too */
                    account?: string;
                    bindings?: {
                        [key: string]: string;
                    };
                    variables?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        problems: components["schemas"]["DocumentProblem"][];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluateValue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "value": {
                 *         "$path": "record.name"
                 *       },
                 *       "context": {
                 *         "record": {
                 *           "name": "Acme"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description A value as in a document */
                    value: unknown;
                    /** @description What paths begin at, such as `steps` */
                    context: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValueEvaluation"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReadyTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReadyTemplate"][];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTemplates: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Part of a name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TemplateSummary"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The document */
                    draft?: {
                        [key: string]: unknown;
                    };
                    /** @description Or the key of one of `/v1/ready-templates` */
                    ready?: string;
                    /** @description The document's unless given */
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a template, `tpl_...` */
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a template, `tpl_...` */
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a template, `tpl_...` */
                template: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json` */
                    draft?: {
                        [key: string]: unknown;
                    };
                    /**
                     * Format: date-time
                     * @description `updatedAt` as it was read: refused where somebody else changed it since
                     */
                    ifUpdatedAt?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a template, `tpl_...` */
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTemplateVersions: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of a template, `tpl_...` */
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["VersionSummary"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTemplateVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a template, `tpl_...` */
                template: string;
                /** @description Number of a version */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateVersion"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTemplateChanges: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of a template, `tpl_...` */
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PlannedTemplateUpdate"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateCyclesFromTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a template, `tpl_...` */
                template: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cycles: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TemplateUpdate"][];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCycles: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Part of a name */
                q?: string;
                /** @description Id of a template: only those installed from it */
                template?: string;
            };
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CycleSummary"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id of a template, whose live version it is installed from */
                    template?: string;
                    /** @description Or a document of its own */
                    document?: {
                        [key: string]: unknown;
                    };
                    /** @description The document's unless given */
                    name?: string;
                    /** @description Account connectors by slot; a slot left out is bound where the account has just one for it */
                    bindings?: {
                        [key: string]: string;
                    };
                    variables?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cycle"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importCycle: {
        parameters: {
            query?: {
                /** @description Id of the cycle to change */
                cycle?: string;
                /** @description `true` tells what would change, and changes nothing */
                dryRun?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportedCycleInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedCycle"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cycle"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateCycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json` */
                    draft?: {
                        [key: string]: unknown;
                    };
                    bindings?: {
                        [key: string]: string | null;
                    };
                    variables?: {
                        [key: string]: unknown;
                    };
                    /**
                     * Format: date-time
                     * @description `updatedAt` as it was read: refused where somebody else changed it since
                     */
                    ifUpdatedAt?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cycle"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishCycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cycle"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableCycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cycle"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableCycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cycle"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCyclePrerequisites: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Prerequisite"][];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCycleVersions: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["VersionSummary"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCycleVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
                /** @description Number of a version */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleVersion"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCycleCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
                /** @description Name of a checkpoint */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkpoint"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setCycleCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
                /** @description Name of a checkpoint */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    at: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkpoint"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportCycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportedCycle"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                state?: "queued" | "running" | "waiting" | "succeeded" | "partlySucceeded" | "failed" | "cancelled";
                trigger?: "webhook" | "schedule" | "poll" | "manual" | "test" | "replay";
                cycle?: string;
                /** @description Made at this moment or later */
                from?: string;
                /** @description Made before this moment */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Run"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccountRuns: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                state?: "queued" | "running" | "waiting" | "succeeded" | "partlySucceeded" | "failed" | "cancelled";
                trigger?: "webhook" | "schedule" | "poll" | "manual" | "test" | "replay";
                cycle?: string;
                /** @description Made at this moment or later */
                from?: string;
                /** @description Made before this moment */
                to?: string;
            };
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Run"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCycleRuns: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                state?: "queued" | "running" | "waiting" | "succeeded" | "partlySucceeded" | "failed" | "cancelled";
                trigger?: "webhook" | "schedule" | "poll" | "manual" | "test" | "replay";
                cycle?: string;
                /** @description Made at this moment or later */
                from?: string;
                /** @description Made before this moment */
                to?: string;
            };
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Run"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What the run is to begin with, in `trigger` */
                    event?: unknown;
                    /**
                     * @description `live` unless given
                     * @enum {string}
                     */
                    version?: "live" | "draft";
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedRun"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a run, `run_...` */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunDetail"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRunDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a run, `run_...` */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        document: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                /** @description Items at most; 50 unless given */
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                state?: "open" | "waiting" | "undecided" | "succeeded" | "failed" | "cancelled";
                parent?: string;
                /** @description A loop */
                step?: string;
            };
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a run, `run_...` */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Transaction"][];
                        /** @description Give it as `cursor` to get the next page; null on the last */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a run, `run_...` */
                run: string;
                /** @description Id of a transaction, `trx_...` */
                transaction: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionDetail"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a run, `run_...` */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a run, `run_...` */
                run: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The step to begin with; what came before is taken over. The first unless given */
                    from?: string;
                    /**
                     * @description `same` unless given: that of the original
                     * @enum {string}
                     */
                    version?: "same" | "live";
                    event?: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedRun"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a run, `run_...` */
                run: string;
                /** @description Id of a transaction, `trx_...` */
                transaction: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The step to begin with; what came before is taken over. The first unless given */
                    from?: string;
                    record?: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedRun"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayCycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        /** @enum {string} */
                        state?: "queued" | "running" | "waiting" | "succeeded" | "partlySucceeded" | "failed" | "cancelled";
                        /** Format: date-time */
                        from?: string;
                        /** Format: date-time */
                        to?: string;
                    };
                    /**
                     * @description `same` unless given: that of the original
                     * @enum {string}
                     */
                    version?: "same" | "live";
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description 500 at most; ask again for the rest */
                        count: number;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a run, `run_...` */
                run: string;
                /** @description Id of a transaction, `trx_...` */
                transaction: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    step: string;
                    /**
                     * @description `happened`: goes on with `output`; `didNotHappen`: sends it again; `end`: ends the transaction as failed
                     * @enum {string}
                     */
                    decision: "happened" | "didNotHappen" | "end";
                    /** @description What the step gave, such as the record with its id */
                    output?: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an account, `acc_...` */
                account: string;
                /** @description Id of a cycle, `cyc_...` */
                cycle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    step: string;
                    /** @description The draft as it stands unless given */
                    document?: {
                        [key: string]: unknown;
                    };
                    /** @description What the step sees, as from an earlier run */
                    context?: {
                        trigger?: unknown;
                        record?: unknown;
                        steps?: {
                            [key: string]: unknown;
                        };
                    };
                    /** @description Account connectors by slot; those of the draft unless given */
                    bindings?: {
                        [key: string]: string;
                    };
                    /** @description Those of the draft unless given */
                    variables?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepTest"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    probeHook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The unguessable part of the address of a cycle */
                hook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deliverToHook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The unguessable part of the address of a cycle */
                hook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
