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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
                kind: "user" | "token" | "operator" | "system";
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
                kind: "user" | "token" | "operator" | "system";
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
                kind: "user" | "token" | "operator" | "system";
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
                kind: "user" | "token" | "operator" | "system";
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
}
