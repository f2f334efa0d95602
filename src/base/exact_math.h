// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Exponential, logarithm and power made of + - x / alone, which IEEE 754 rounds alike everywhere:
/// the same argument gives the same bits on every machine, as libm's do not. For every path to
/// something printed, stored, hashed or compared. Requires: -ffp-contract=off (cmake/flags.cmake).
namespace maabar {

/// e to the `x`. Above 709.79 infinity, below -745.14 zero, NaN for NaN.
/// Accuracy: within 1 ulp where the result is normal. Cost: one division-free polynomial.
double exact_exp(double x);

/// Natural logarithm. Minus infinity at zero, NaN below it and for NaN, infinity at infinity.
/// Accuracy: within 1 ulp for every positive finite argument, subnormals included.
double exact_log(double x);

/// `base` to the `exponent`, as exact_exp(exponent * exact_log(base)); 1 for exponent 0.
/// Requires: `base` >= 0. Accuracy: relative error below (2 + |exponent * log base|) * 2^-52.
double exact_pow(double base, double exponent);

/// cos of an angle in degrees by its power series up to the 16th power: + - * / only. Accuracy:
/// 1e-12 for [-90, 90]. Requires: an angle in that range.
double cosine_of_degrees(double degrees);

}  // namespace maabar
