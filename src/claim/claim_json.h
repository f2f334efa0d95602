// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/result.h"
#include "claim/claim.h"

namespace maabar {

/// The claim with every field of docs/formats/claim.md, in the order of that page.
nlohmann::ordered_json to_json(const Claim& claim);

/// Reads such an object. Unknown fields are passed over, missing ones take the default.
/// `kInvalidInput` names the field.
Result<Claim> parse_claim(const nlohmann::json& object);

/// The bytes that `claim_id` hashes: the content fields, keys sorted, no spaces, UTF-8.
std::string canonical_json(const Claim& claim);

}  // namespace maabar
