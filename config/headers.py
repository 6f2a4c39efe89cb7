"""What every answer tells the browser to refuse."""

from csp.constants import NONE, SELF

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

_SWITCHED_OFF = """
    accelerometer autoplay browsing-topics camera clipboard-read clipboard-write compute-pressure
    display-capture encrypted-media fullscreen gamepad geolocation gyroscope hid identity-credentials-get
    idle-detection keyboard-map local-fonts magnetometer microphone midi otp-credentials payment picture-in-picture
    publickey-credentials-create publickey-credentials-get screen-wake-lock serial storage-access sync-xhr usb
    window-management xr-spatial-tracking
"""
PERMISSIONS_POLICY = {feature: [] for feature in _SWITCHED_OFF.split()}
